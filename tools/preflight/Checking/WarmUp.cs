using AzureDefinitions.Types;
using Planning.Plans;

namespace Preflight.Checking;

/// <summary>
/// A check of one resource group. While a program runs, this process waits: the rules, their tables and the index of Azure's types are
/// loaded in that time.
/// </summary>
internal static class WarmUp
{
    /// <summary>The caller needs no result. If a table cannot be read, the check of the plan says so, too.</summary>
    public static Task<CheckResult> Start(AzureTypes types, CheckOptions options) => Task.Run(() => CheckResult.Of(Plan(), types, options));

    private static Plan Plan() =>
        new()
        {
            Project = "project",
            Stack = "prod",
            Program = "",
            Sdk = "",
            Resources =
            [
                new PlannedResource
                {
                    Urn = "urn:pulumi:prod::project::azure-native:resources:ResourceGroup::group",
                    Type = "azure-native:resources:ResourceGroup",
                    Name = "group",
                    Custom = true,
                    Id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/group",
                    Inputs = new() { ["resourceGroupName"] = "group" },
                },
            ],
        };
}
