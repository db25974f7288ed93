using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DanglingReference()
    : EveryResourceRule(
        new()
        {
            Id = "dangling-reference",
            Title = "Referenced ids exist",
            Why = "A reference to a resource that is not created fails during the deployment.",
            Fix = "Create the resource, or refer to one that exists.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/38",
            Types = ["*"],
            Example = """
            group:
              type: azure-native:resources:ResourceGroup
              properties: { resourceGroupName: group }
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - { name: app }
            app:
              type: azure-native:web:WebApp
              properties:
                virtualNetworkSubnetId: ${network.id}/subnets/app
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var groups = plan.Of("resources:ResourceGroup").Select(group => group.Id + "/").ToList();
        foreach (var (path, id) in resource.Scalars)
        {
            // The rule output-text reports a text of the SDK; the rule gateway-references reads the ids of a gateway's own parts.
            if (
                !id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
                || OutputText.IsOne(id)
                || resource.Token == GatewayParts.Token && id.Contains("/applicationGateways/", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            if (id.Contains("//", StringComparison.Ordinal) || id.EndsWith('/') || id.Contains("/null", StringComparison.OrdinalIgnoreCase))
            {
                yield return resource.Problem(
                    $"{path} is {id}, an id with an empty part; a part of the stack that is switched off is still referred to"
                );
            }
            else if (groups.Exists(group => id.StartsWith(group, StringComparison.OrdinalIgnoreCase)) && !Exists(plan, id))
            {
                yield return resource.Problem(
                    $"{path} is {id}, which the stack does not create; create it, or refer to an existing resource"
                );
            }
        }
    }

    /// <summary>Parts of a resource have ids too: subnets of a network, probes of a gateway, services of a storage account.</summary>
    private static bool Exists(AzurePlan plan, string id)
    {
        if (plan.Find(id) is not null || plan.Network.Find(id) is not null)
        {
            return true;
        }

        if (plan.Above(id) is not { } above || above.Token == "resources:ResourceGroup")
        {
            return false;
        }

        var part = id[(above.Id.Length + 1)..].Split('/');
        return above.Token switch
        {
            "network:VirtualNetwork" => part is not ["subnets", _],
            "network:ApplicationGateway" => part is not [var collection, var name]
                || above.List(collection).Any(each => each.Text("name") == name),
            _ => !ChildTypes.Contains(part[0]),
        };
    }

    private static readonly HashSet<string> ChildTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "deployments",
        "projects",
        "virtualNetworkLinks",
        "slots",
        "onlineEndpoints",
        "connections",
    };
}
