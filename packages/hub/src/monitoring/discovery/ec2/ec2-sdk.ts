/**
 * What of AWS's SDK is used: a module of its own, so that it is loaded when it is first wanted. The package is CommonJS, and in
 * the bundle of a release its names are lost where it is itself imported while a program runs.
 */
import {
  DescribeInstanceStatusCommand,
  EC2Client,
  paginateDescribeInstanceStatus,
  paginateDescribeInstances,
} from '@aws-sdk/client-ec2';

export const ec2Sdk = {
  DescribeInstanceStatusCommand,
  EC2Client,
  paginateDescribeInstanceStatus,
  paginateDescribeInstances,
};
