using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointGroup()
    : ResourceRule(
        new()
        {
            Id = "private-endpoint-group",
            Title = "A private endpoint asks for a group that its target has",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var connection in Topology.Connections(resource))
        {
            if (string.IsNullOrEmpty(connection.Text("name")))
            {
                yield return resource.Problem("a connection has no name; Azure refuses it (NameIsNull)");
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
                        $"groupIds names {group}; {(slot is null ? "there is no such slot" : $"it does not wait for {slot.Name}, add it to DependsOn")}"
                    );
                }
            }

            if (groups.Count != 1 || service.ZonesOf(groups[0]) is null)
            {
                yield return resource.Problem(
                    $"groupIds is [{string.Join(", ", groups)}]; {service.ArmType} has {string.Join(", ", service.Groups.Keys)}, and one endpoint takes one"
                );
            }
        }
    }
}
