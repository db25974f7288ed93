using AzureDefinitions.Ids;
using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Reports.Html;

/// <summary>Role assignments, private endpoints and the rules of each subnet.</summary>
internal static class PlanSections
{
    public static void Roles(Page page, AzurePlan plan)
    {
        page.Section("Roles", "Role assignments. A principal that this plan does not create is shown by its id.");
        var owners = plan
            .Resources.Where(resource =>
                resource.Token == "managedidentity:UserAssignedIdentity"
                || resource.Planned.Outputs.Text("identity.principalId") is not null
            )
            .SelectMany(resource => plan.PrincipalsOf(resource).Select(principal => (principal, resource.Name)))
            .GroupBy(entry => entry.principal)
            .ToDictionary(group => group.Key, group => group.First().Name);
        page.Table(
            "Role assignments",
            ["Principal", "Role", "On", "Scope"],
            plan.Grants.Select(grant =>
                    new[]
                    {
                        owners.GetValueOrDefault(grant.Principal, grant.Principal),
                        grant.Title,
                        (plan.Find(grant.Scope) ?? plan.Above(grant.Scope))?.Name ?? "of another stack",
                        ScopedId.Of(grant.Scope)?.Path ?? grant.Scope,
                    }
                )
                .OrderBy(row => row[0], StringComparer.Ordinal)
        );
    }

    public static void Endpoints(Page page, AzurePlan plan)
    {
        page.Section("Endpoints and names", "Private endpoints, their targets, and the private DNS zones that resolve their names.");
        page.Table(
            "Private endpoints",
            ["Endpoint", "To", "Group", "Subnet", "Zones"],
            plan.Of("network:PrivateEndpoint")
                .Select(endpoint =>
                    new[]
                    {
                        endpoint.Name,
                        string.Join(
                            ", ",
                            Topology
                                .Connections(endpoint)
                                .Select(connection => connection.Text("privateLinkServiceId"))
                                .OfType<string>()
                                .Select(id => plan.Find(id)?.Name ?? id[(id.LastIndexOf('/') + 1)..])
                        ),
                        string.Join(", ", Topology.Connections(endpoint).SelectMany(connection => connection.Texts("groupIds"))),
                        plan.Network.Find(endpoint.Text("subnet.id"))?.Name ?? "",
                        string.Join(", ", plan.Network.ZonesOf(endpoint).Select(id => id[(id.LastIndexOf('/') + 1)..])),
                    }
                )
        );
        page.Heading("What the app calls");
        page.Table(
            "Dependencies",
            ["Site", "Setting", "Address", "Reached"],
            AppDependency
                .Of(plan)
                .Select(dependency =>
                    new[]
                    {
                        dependency.Site.Name,
                        dependency.Setting,
                        dependency.Host,
                        dependency.Target is null ? "not in this plan" : Reachability.WhyNot(plan, dependency) ?? "yes",
                    }
                )
        );
    }

    public static void Subnets(Page page, AzurePlan plan)
    {
        page.Section("Rules by subnet", "Network security rules in the order in which Azure evaluates them, and routes.");
        foreach (var subnet in plan.Network.Subnets)
        {
            page.OpenDetails($"{subnet.Name} {string.Join(", ", subnet.Prefixes)}");
            var rules = plan.Find(subnet.SecurityGroup) is { } group ? plan.Network.RulesOf(group) : [];
            page.Table(
                $"Rules of {subnet.Name}",
                ["Rule", "Priority", "Direction", "Access", "From", "To", "Ports"],
                rules.Select(rule =>
                    new[]
                    {
                        rule.Name,
                        $"{rule.Priority}",
                        rule.Inbound ? "in" : "out",
                        rule.Allows ? "allow" : "deny",
                        string.Join(", ", rule.Sources),
                        string.Join(", ", rule.Destinations),
                        string.Join(", ", rule.Ports),
                    }
                )
            );
            if (plan.Find(subnet.RouteTable) is { } table)
            {
                page.Table(
                    $"Routes of {subnet.Name}",
                    ["To", "Next hop"],
                    plan.Network.RoutesOf(table).Select(route => new[] { route.Prefix, route.NextHop })
                );
            }

            page.CloseDetails();
        }

        page.Heading("Outbound traffic that the firewall allows");
        page.Table(
            "Firewall rules",
            ["Rule", "From", "To", "Why"],
            Egress
                .Rules(plan)
                .Select(entry =>
                    new[]
                    {
                        entry.Body.Text("name") ?? "",
                        string.Join(", ", entry.Body.Texts("sourceAddresses")),
                        string.Join(", ", entry.Body.Texts("targetFqdns").Concat(entry.Body.Texts("destinationAddresses"))),
                        entry.Body.Text("description") ?? "",
                    }
                )
        );
    }
}
