using Preflight.Plans;

namespace Preflight.Tests;

/// <summary>Orders without which Azure refuses a deployment half-way; read from the reviewed plan.</summary>
public sealed class OrderTests
{
    private static readonly Plan Dev = PlanFile.Read(Path.Combine(Repository.Root, "tests", "Snapshots", "dev.json"));

    /// <summary>An account that is still changing takes no endpoint (AccountProvisioningStateInvalid).</summary>
    [Fact]
    public void The_accounts_endpoint_waits_for_every_deployment()
    {
        var endpoint = One("network:PrivateEndpoint", "ai-endpoint");

        Assert.All(Of("cognitiveservices:Deployment"), deployment => Assert.Contains(deployment.Urn, Behind(endpoint)));
    }

    /// <summary>Two changes of an account's children at once are a RequestConflict.</summary>
    [Fact]
    public void The_accounts_children_are_made_one_after_another() => AssertChain(Of("cognitiveservices:Deployment"));

    /// <summary>Endpoints made at once in one subnet are a ReferencedResourceNotProvisioned.</summary>
    [Fact]
    public void Endpoints_and_their_zone_groups_are_made_one_after_another()
    {
        AssertChain(Of("network:PrivateEndpoint"));
        AssertChain(Of("network:PrivateDnsZoneGroup"));
    }

    [Fact]
    public void The_site_waits_until_it_may_read_its_package()
    {
        var site = One("web:WebApp", "chat-site");

        Assert.Contains(One("authorization:RoleAssignment", "packages-app-blob-reader").Urn, Behind(site));
        Assert.Contains(One("authorization:RoleAssignment", "packages-deployer-blob-contributor").Urn, Behind(site));
    }

    [Fact]
    public void Every_zone_is_linked_before_an_endpoint_uses_it()
    {
        foreach (var group in Of("network:PrivateDnsZoneGroup"))
        {
            Assert.Contains(Behind(group), urn => urn.Contains("privatedns:VirtualNetworkLink"));
        }
    }

    private static void AssertChain(IReadOnlyList<PlannedResource> resources)
    {
        var ranks = resources.Select(resource => resources.Count(other => Behind(resource).Contains(other.Urn))).Order();

        Assert.Equal(Enumerable.Range(0, resources.Count), ranks);
    }

    /// <summary>Everything a resource waits for, directly or not.</summary>
    private static HashSet<string> Behind(PlannedResource resource)
    {
        var found = new HashSet<string>();
        var open = new Stack<PlannedResource>([resource]);
        while (open.TryPop(out var next))
        {
            foreach (var urn in next.DependsOn.Where(found.Add))
            {
                open.Push(Dev.Resources.Single(other => other.Urn == urn));
            }
        }

        return found;
    }

    private static List<PlannedResource> Of(string type) => Dev.Resources.Where(resource => resource.Type == $"azure-native:{type}").ToList();

    private static PlannedResource One(string type, string name) => Of(type).Single(resource => resource.Name == name);
}
