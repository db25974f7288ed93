using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// A route to the internet for subnets whose traffic must not take a default route that the hub announces. Azure prefers it to an announced
/// route of the same range.
/// </summary>
internal static class DirectRoutes
{
    /// <param name="what">Names the table.</param>
    /// <param name="learns">
    /// Keeps announced routes to networks behind the hub. Without them, ranges that together are the whole internet divert nothing either.
    /// </param>
    public static RouteTable Create(string name, NetworkArgs args, Resource parent, string what, bool learns) =>
        new(
            $"{name}-{what}-routes",
            new()
            {
                RouteTableName = args.Context.Names.Of($"rt-{what}", 80),
                ResourceGroupName = args.Context.ResourceGroupName,
                Location = args.Context.Location,
                DisableBgpRoutePropagation = !learns,
                Routes =
                {
                    new In.RouteArgs
                    {
                        Name = "internet",
                        AddressPrefix = "0.0.0.0/0",
                        NextHopType = "Internet",
                    },
                },
                Tags = args.Context.Tags,
            },
            new() { Parent = parent }
        );
}
