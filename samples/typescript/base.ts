import * as pulumi from "@pulumi/pulumi";

/** What every resource is given. */
export interface Base {
    resourceGroupName: pulumi.Output<string>;
    location: pulumi.Output<string>;
    tags: Record<string, string>;
}
