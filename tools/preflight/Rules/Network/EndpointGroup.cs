using AzureDefinitions.Ids;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointGroup()
    : ResourceRule(
        new()
        {
            Id = "private-endpoint-group",
            Title = "Private endpoints use a group id of their target",
            Why = "Azure rejects an endpoint with an unknown group id, and case matters.",
            Fix = "Set groupIds to one group of the target's type, for example account, vault, blob or searchService.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            app:
              type: azure-native:web:WebApp
            app-staging:
              type: azure-native:web:WebAppSlot
              properties:
                name: ${app.name}
                slot: staging
            staging-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - name: staging
                    privateLinkServiceId: ${app.id}
                    groupIds: [sites-staging]
              options:
                dependsOn:
                  - ${app-staging}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var connection in Topology.Connections(resource))
        {
            if (string.IsNullOrEmpty(connection.Text("name")))
            {
                yield return resource.Problem("a connection has no name; Azure rejects it (NameIsNull)");
            }

            var target = connection.Text("privateLinkServiceId") ?? "";
            if (AzureService.OfId(target) is not { } service)
            {
                continue;
            }

            if (Child(target) is { Length: > 0 } child)
            {
                yield return resource.Problem(
                    $"privateLinkServiceId names {child} inside a {service.ArmType}, and Azure accepts the id of the whole only; end the "
                        + $"id before it{(Slot(child) is { } slotName ? $" and set groupIds to [sites-{slotName}]" : "")}"
                );
            }

            var groups = connection.Texts("groupIds").ToList();
            if (
                !AzureResource.IsHidden(target)
                && plan
                    .Network.EndpointsOf(target)
                    .Where(other => other != resource)
                    .FirstOrDefault(other => IsInOneNetwork(other, resource) && Groups(other, target).Intersect(groups).Any())
                    is { } first
            )
            {
                yield return resource.Warning(
                    $"groupIds is [{string.Join(", ", groups)}] of the target that {first.Name} leads to, so one of the two is of no use; "
                        + "remove it, or name the slot or the service that lacks an endpoint"
                );
            }

            foreach (var group in groups.Where(group => group.StartsWith("sites-", StringComparison.Ordinal)))
            {
                var slot = plan.Of("web:WebAppSlot").FirstOrDefault(each => each.AzureName == group["sites-".Length..]);
                if (slot is null || !plan.Waits(resource, slot))
                {
                    yield return resource.Problem(
                        $"groupIds contains {group}; "
                            + (slot is null ? "no such slot exists" : $"the endpoint does not wait for {slot.Name}, add it to dependsOn")
                    );
                }
            }

            if (groups.Count != 1 || service.ZonesOf(groups[0]) is null)
            {
                yield return resource.Problem(
                    $"groupIds is [{string.Join(", ", groups)}]; {service.ArmType} supports "
                        + $"{string.Join(", ", service.Groups.Keys)}, one per endpoint"
                );
            }
        }
    }

    /// <returns>What follows the name of the service in an id, as in slots/staging; empty if nothing does.</returns>
    private static string Child(string id) => string.Join('/', (ScopedId.Of(id)?.Path ?? id).Split('/').Skip(3));

    private static string? Slot(string child) => child.Split('/') is ["slots", var name] ? name : null;

    private static bool IsInOneNetwork(AzureResource left, AzureResource right) =>
        left.Text("subnet.id") is { } one && right.Text("subnet.id") is { } other && NetworkOf(one) == NetworkOf(other);

    private static string NetworkOf(string subnet) =>
        subnet[..Math.Max(0, subnet.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase))].ToUpperInvariant();

    private static IEnumerable<string> Groups(AzureResource endpoint, string target) =>
        Topology
            .Connections(endpoint)
            .Where(connection => string.Equals(connection.Text("privateLinkServiceId"), target, StringComparison.OrdinalIgnoreCase))
            .SelectMany(connection => connection.Texts("groupIds"));
}
