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

            if (AzureService.OfId(connection.Text("privateLinkServiceId") ?? "") is not { } service)
            {
                continue;
            }

            var groups = connection.Texts("groupIds").ToList();
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
}
