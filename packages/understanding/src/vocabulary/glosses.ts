/**
 * English for the words that questions about servers turn on in other languages: German, French, Spanish, Portuguese, Italian,
 * Dutch and Polish. `sure` are words that English does not have; `only beside` them are words that English has as well.
 * Written as they read after accents went.
 */
const sure = `ist=is; sind=are; waren=were; lauft=works; laufen=work; laeuft=works; geht=works; gehen=work; funktioniert=works; funktionieren=work;
 wieder=again; noch=still; nicht=not; kein=no; keine=no; gerade=now; jetzt=now; momentan=now; heute=today; gestern=yesterday; morgen=tomorrow;
 ubermorgen=day after tomorrow; nacht=night; abend=evening; woche=week; wochenende=weekend; seit=since; wann=when; warum=why; wieso=why; weshalb=why;
 wer=who; wen=whom; wem=whom; wessen=whose; wie=how; wo=where; welche=which; welcher=which; welches=which; wieviel=how much; wieviele=how many; viele=many;
 wurde=was; wird=is; werden=are; haben=have; habt=have; gibt=is there; alles=everything; alle=all; langsam=slow; lahm=slow; kaputt=broken; ausgefallen=down;
 ausfall=outage; ausfalle=outages; storung=outage; storungen=outages; gestort=degraded; gesturzt=crashed; abgesturzt=crashed; erreichbar=reachable;
 verfugbar=available; wartung=maintenance; wartungen=maintenance; wartungsfenster=maintenance window; geplant=planned; verschoben=moved; dauert=lasts; lange=long;
 zustandig=responsible; zustandige=responsible; zustandiger=responsible; bereitschaft=on call; verantwortlich=responsible; kummert=looks after; grund=reason; ursache=cause; passiert=happened; probleme=problems;
 fehler=error; schneller=faster; langsamer=slower; hoher=higher; speicher=memory; auslastung=load; festplatte=disk; bedeutet=means; heisst=means; kunde=customer; kunden=customers; kundin=customer;
 sagen=tell; ich=i; mir=me; mich=me; dich=you; kannst=can you; konntest=could you; bitte=please; danke=thanks; sag=tell; benachrichtige=notify; abonnieren=subscribe;
 abbestellen=unsubscribe; loschen=delete; losche=delete; daten=data; uber=about; unser=our; unsere=our; unseren=our; einer=a; eine=a; ein=a; mit=with; und=and; oder=or; aber=but; fur=for; vom=of; beim=at; zum=to; auch=also; schon=already; dienst=service; rechner=machine; neu=new; geandert=changed; fragen=questions; eigentlich=actually; dass=that; weil=because; hallo=hello; guten=good; bist=are; du=you; hilfe=help; betroffen=affected;
 est-ce=is; pourquoi=why; quand=when; qui=who; quel=which; quelle=which; quels=which; quelles=which; combien=how many; encore=still; toujours=still; panne=outage; pannes=outages; marche=works; marchent=work; fonctionne=works; fonctionnent=work;
 tombe=down; plante=crashed; lent=slow; lente=slow; maintenant=now; hier=yesterday; demain=tomorrow; nuit=night; semaine=week; depuis=since; prevue=planned; prevu=planned; prevues=planned; retour=back; revient=back; retablie=restored; retabli=restored; disponible=available; responsable=responsible; astreinte=on call; raison=reason; serveur=server; serveurs=servers; tous=all; toutes=all; tout=everything; rien=nothing; probleme=problem; problemes=problems; erreur=error; bonjour=hello; merci=thanks; est=is; sont=are; etait=was; avec=with; pour=for; dis=tell; moi=me; vous=you; nous=we; notre=our; supprime=delete; efface=delete; donnees=data; previens=notify; abonne=subscribe; veut=wants; signifie=means; memoire=memory; disque=disk; il=it; elle=it; nos=our; aujourd'hui=today; aujourdhui=today; cette=this; hors=out; ca=it; truc=thing; jai=i have;
 esestan=are; estaba=was; funciona=works; funcionan=work; caido=down; caida=outage; caidos=down; caidas=outages; lento=slow; lenta=slow; roto=broken; quien=who; cuando=when; cuanto=how much; cuantos=how many; cuantas=how many; donde=where; cual=which; cuales=which; como=how; hay=is there; mantenimiento=maintenance; planeado=planned; programado=scheduled; programada=scheduled; ayer=yesterday; manana=tomorrow; hoy=today; noche=night; semana=week; desde=since; ahora=now; todavia=still; vuelve=back; vuelven=back; vuelta=back; arreglado=fixed; servidor=server; servidores=servers; servicio=service; todo=everything; todos=all; nuestro=our; nuestra=our; nuestros=our; nuestras=our; por=for; porque=why; que=what; paso=happened; cliente=customer; clientes=customers; digo=tell; decir=tell; dice=says; llegan=arrive; preguntas=questions; ingenieros=engineers; guardia=on call; encargado=responsible; avisame=notify me; borra=delete; borrar=delete; datos=data; gracias=thanks; hola=hello; muy=very; mas=more; otro=other; otra=other; una=a; lenguaje=language; puede=can; puedes=can you; tiene=has; anda=works; andan=work; problemas=problems; hubo=was there;
 funcionando=working; caiu=down; caiem=down; parado=down; quem=who; quando=when; quanto=how much; quantos=how many; quantas=how many; onde=where; qual=which; quais=which; manutencao=maintenance; planejada=planned; planejado=planned; agendada=scheduled; ontem=yesterday; amanha=tomorrow; hoje=today; noite=night; ainda=still; agora=now; volta=back; voltou=back; porque=why; servico=service; tudo=everything; nosso=our; nossa=our; meu=my; minha=my; obrigado=thanks; obrigada=thanks; ola=hello; nao=not; esto=is; foi=was; aconteceu=happened; perguntas=questions; cliente=customer; aviso=notify; apaga=delete; dados=data; voce=you; muito=very; devagar=slow; lentidao=slow; queda=outage;
 funziona=works; funzionano=work; giu=down; caduto=down; rotto=broken; quanto=how much; quanti=how many; quante=how many; quale=which; quali=which; perche=why; manutenzione=maintenance; prevista=planned; previsto=planned; programmata=scheduled; ieri=yesterday; domani=tomorrow; oggi=today; stanotte=tonight; notte=night; settimana=week; ancora=still; adesso=now; torna=back; servizio=service; tutto=everything; tutti=all; nostro=our; nostra=our; mio=my; grazie=thanks; ciao=hello; scusi=sorry; successo=happened; problema=problem; problemi=problems; guasto=outage; pieno=full; cancella=delete; dati=data; cosa=what; sono=are; reperibile=on call; avvisami=notify me; dico=tell; suo=his;
 werkt=works; werken=work; doet=does; kapot=broken; eruit=down; traag=slow; wie=who; wanneer=when; waarom=why; waar=where; welke=which; hoeveel=how many; onderhoud=maintenance; gepland=planned; gisteren=yesterday; morgen=tomorrow; vandaag=today; vanavond=tonight; vannacht=tonight; sinds=since; nog=still; weer=again; terug=back; storing=outage; storingen=outages; dienst=service; onze=our; mijn=my; alles=everything; dank=thanks; bedankt=thanks; hoi=hello; gebeurd=happened; klant=customer; klanten=customers; zeg=tell; verwijder=delete; gegevens=data; bereikbaar=reachable; verantwoordelijk=responsible; het=it; zijn=are; niet=not; ik=i; kun=can; voor=for; lang=long; duurt=lasts; betekent=means;
 dziala=works; dzialaja=work; lezy=down; padl=down; padlo=down; wolno=slow; wolny=slow; zepsuty=broken; kto=who; kiedy=when; dlaczego=why; czemu=why; gdzie=where; ile=how many; ktory=which; ktora=which; konserwacja=maintenance; prace=maintenance; planowane=planned; zaplanowane=planned; zaplanowana=planned; wczoraj=yesterday; jutro=tomorrow; dzisiaj=today; dzis=today; tydzien=week; teraz=now; jeszcze=still; znowu=again; wroci=back; awaria=outage; awarie=outages; serwer=server; serwery=servers; usluga=service; wszystko=everything; wszystkie=all; nasz=our; nasze=our; moj=my; dzieki=thanks; dziekuje=thanks; czesc=hello; stalo=happened; klient=customer; klienci=customers; powiedziec=tell; usun=delete; czy=whether; jest=is; byl=was; byla=was; bylo=was; nie=not; dyzur=on call; odpowiedzialny=responsible; dlugo=long; znaczy=means; prosze=please`;

const onlyBeside = `comment=how; charge=load; client=customer; disco=disk; ta=is; oi=hello; sa=are; sage=tell; mi=my; plat=down; nu=now; dane=data; rame=slow; chi=who; era=was; noc=night; fora=out; mes=my; el=the; los=the; las=the; del=of; y=and; ou=where; dire=tell; dove=where;
 die=the; der=the; das=the; den=the; dem=the; des=of; war=was; was=what; hat=has; von=of; bei=at; im=in; es=it; wir=we; er=it; sie=it; ab=off; auf=on; aus=out; weg=gone; zu=to; vor=before; nach=after; um=at; mal=once; los=going on; denn=then; doch=still; so=so; ob=whether; in=in; an=on;
 le=the; la=the; les=the; un=a; une=a; de=of; du=of; des=of; et=and; sur=on; dans=in; a=at; on=we; se=it; ce=it; que=what; plus=more; si=if; en=in; au=to; bas=down; bien=fine; ne=not; pas=not; va=works; son=its; point=status;
 no=not; es=is; un=a; con=with; para=for; al=to; lo=it; me=me; le=him; va=works; solo=only; ya=already; se=it; ha=has;
 o=the; os=the; na=on; do=of; da=of; em=in; e=and; com=with; um=a; uma=a;
 il=the; lo=the; gli=the; di=of; che=what; non=not; con=with; per=for; come=how; ma=but; nel=in; alle=at; ci=there; su=up;
 de=the; een=a; er=there; wat=what; van=of; op=on; dat=that; en=and; ook=also; uit=off; al=already;
 w=in; z=with; jak=how; co=what; po=after; od=since; do=until; to=it; tak=yes`;

const sureWords = read(sure);
const besideWords = read(onlyBeside);

/** Words that are no English; enough of them make a message one of another language. */
export function foreignWordsIn(words: readonly string[]): number {
  return words.filter((word) => sureWords.has(word)).length;
}

/** The English for a word, where it has one; words that English has too only where others are plainly foreign. */
export function glossOf(word: string, { isForeign }: { isForeign: boolean }): readonly string[] | undefined {
  return isForeign ? (sureWords.get(word) ?? besideWords.get(word)) : undefined;
}

function read(list: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const entry of list.split(';')) {
    const [word = '', english = ''] = entry.trim().split('=');
    if (word !== '' && !found.has(word)) found.set(word, english.split(' '));
  }
  return found;
}
