/** One entry of `Events` in DescribeInstanceStatus (API_InstanceStatusEvent), its dates read. */
export type Ec2ScheduledEvent = {
  id: string;
  code: string;
  /** Ended events linger for up to a week, marked `[Completed]` or `[Canceled]` here. */
  description: string;
  notBeforeMs?: number;
  notAfterMs?: number;
  notBeforeDeadlineMs?: number;
};
