namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaReadOnlyTests : RuleTests<SchemaReadOnlyTests>, IRuleCases
{
    public static string Rule => "schema-read-only";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a property that Azure sets",
                Example.With("documents", "identity", new { type = "SystemAssigned", principalId = "x" }),
                "documents"
            ),
            Compliant("an object that is passed on from another resource", Passed("[unknown]")),
            NonCompliant("properties of Azure in an object that the program writes", Passed("text"), "nic", "nic", "nic"),
            Compliant(
                "an agent pool's own type, beside the type of its resource",
                Example.Add(
                    "containerservice:AgentPool",
                    "pool",
                    new
                    {
                        agentPoolName = "pool",
                        resourceGroupName = "group",
                        resourceName = "cluster",
                        type = "VirtualMachineScaleSets",
                    }
                )
            ),
            Compliant("the type of the identity", Example.With("documents", "identity", new { type = "SystemAssigned" })),
        ];

    private static TestPlan Passed(string ofAzure) =>
        Example.Add(
            "network:NetworkInterface",
            "nic",
            new
            {
                networkInterfaceName = "nic",
                resourceGroupName = "group",
                location = "swedencentral",
                ipConfigurations = new[]
                {
                    new
                    {
                        name = "one",
                        subnet = new
                        {
                            id = $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/net/subnets/one",
                            name = "one",
                            etag = ofAzure,
                            purpose = ofAzure,
                            provisioningState = "Succeeded",
                        },
                    },
                },
            }
        );
}
