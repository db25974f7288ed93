using System.Runtime.CompilerServices;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;

namespace Preflight.LiveChecks;

/// <summary>Subnets that exist in a network of the stack and are not in its plan: the next update of the network deletes them.</summary>
public sealed class UndeclaredSubnets : ILiveCheck
{
    public string Name => "subnets";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var network in context.Plan.Of("network:VirtualNetwork").Where(OwnsSubnets))
        {
            var found = await context.Azure.FindAsync(network.Id, ResourceTypes.ApiVersion(network.Planned.Type)!, cancellation);
            var declared = network
                .List("subnets")
                .Select(subnet => subnet.Text("name"))
                .Concat(context.Plan.ChildrenOf(network).Select(child => child.AzureName))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var subnet in found?["properties"]?["subnets"]?.AsArray() ?? [])
            {
                if (subnet?["name"]?.ToString() is { } name && !declared.Contains(name))
                {
                    yield return new LiveFinding(
                        Name,
                        $"{network.AzureName}/{name}",
                        "exists in the network and not in the program: the next update of the network deletes it, or fails if it is in use",
                        "move it to a network of its own and peer that, or declare it in the program"
                    );
                }
            }
        }
    }

    /// <summary>False if the network leaves its subnets to others.</summary>
    private static bool OwnsSubnets(AzureResource network) =>
        network.Id.Length > 0 && network.Has("subnets") && !network.Planned.Options.IgnoreChanges.Contains("subnets");
}
