using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StoreReplacement()
    : EveryResourceRule(
        new()
        {
            Id = "store-replacement",
            Title = "No option makes Pulumi replace or first delete what holds data or resources",
            Why = "replaceOnChanges and deleteBeforeReplace turn a changed input into a deletion. Data is lost, and what is inside stops.",
            Fix = "Remove the option. Move the data to a new resource where a replacement is necessary.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/",
            Types = ["*"],
            From = Stage.Test,
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              options:
                protect: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var options = resource.Planned.Options;
        if (options.ReplaceOnChanges.Count == 0 && !options.DeleteBeforeReplace || Content(resource, plan) is not { } content)
        {
            yield break;
        }

        if (options.ReplaceOnChanges.Count > 0)
        {
            yield return resource.Problem(
                $"holds {content}, and replaceOnChanges has {string.Join(", ", options.ReplaceOnChanges)}, which deletes it; remove it"
            );
        }

        if (options.DeleteBeforeReplace)
        {
            yield return resource.Problem(
                $"holds {content}, and deleteBeforeReplace deletes it before its replacement exists; remove the option"
            );
        }
    }

    /// <returns>Null if the resource can be created again without a loss, and nothing is inside.</returns>
    private static string? Content(AzureResource resource, AzurePlan plan)
    {
        if (StatefulTypes.Contains(resource.Planned.Type))
        {
            return "data";
        }

        var inside = (
            Hosts.Contains(resource.Token)
                ? plan.Resources.Where(each => each != resource && IsInside(each, resource))
                : plan.ChildrenOf(resource)
        )
            .Select(each => each.Name)
            .ToList();
        return inside.Count switch
        {
            0 => null,
            1 => inside[0],
            _ => $"{inside[0]} and {inside.Count - 1} other {(inside.Count == 2 ? "resource" : "resources")}",
        };
    }

    /// <summary>True for a child, and for what an input places there: in a subnet, on a plan, in an environment.</summary>
    private static bool IsInside(AzureResource resource, AzureResource outer) =>
        resource.Id.StartsWith(outer.Id + "/", StringComparison.OrdinalIgnoreCase)
            && !resource.Id[outer.Id.Length..].Contains("/providers/", StringComparison.OrdinalIgnoreCase)
        || IsPlaced(resource, outer);

    private static bool IsPlaced(AzureResource resource, AzureResource outer) =>
        Array.Exists(Places, place => resource.Text(place) is { } id && Names(id, outer))
        || Array.Exists(Lists, list => resource.List(list).Any(each => each.Text("subnet.id") is { } id && Names(id, outer)));

    private static bool Names(string id, AzureResource outer) =>
        id.StartsWith(outer.Id, StringComparison.OrdinalIgnoreCase) && (id.Length == outer.Id.Length || id[outer.Id.Length] == '/');

    private static readonly string[] Hosts = ["network:VirtualNetwork", "network:Subnet", "web:AppServicePlan", "app:ManagedEnvironment"];

    private static readonly string[] Places =
    [
        "subnet.id",
        "virtualNetworkSubnetId",
        "serverFarmId",
        "managedEnvironmentId",
        "environmentId",
        "vnetConfiguration.infrastructureSubnetId",
    ];

    private static readonly string[] Lists = ["gatewayIPConfigurations", "ipConfigurations"];
}
