using System.Collections.Immutable;
using Infra.Access;
using Infra.Networking;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.ApiManagement;
using Pulumi.AzureNative.ApiManagement.Inputs;
using Pulumi.AzureNative.Network;

namespace Infra.Components.Ai;

/// <summary>
/// The service itself, in the tier Standard v2: the least that has a private endpoint for callers and a subnet for its own calls
/// (Microsoft, "Use a virtual network with Azure API Management").
/// </summary>
internal static class AiGatewayService
{
    public static ApiManagementService Create(string name, AiGatewayArgs args, Resource parent, UserIdentity identity)
    {
        var context = args.Context;
        return new ApiManagementService(
            $"{name}-service",
            new()
            {
                ServiceName = context.Names.Of("apim", 50),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Sku = new ApiManagementServiceSkuPropertiesArgs { Name = "StandardV2", Capacity = args.Settings.Units },
                Identity = new ApiManagementServiceIdentityArgs
                {
                    Type = "UserAssigned",
                    UserAssignedIdentities = identity.Id.Apply(id =>
                        ImmutableDictionary<string, UserIdentityPropertiesArgs>.Empty.Add(id, new())
                    ),
                },
                PublisherEmail = args.Settings.PublisherEmail,
                PublisherName = context.Names.WorkloadName,
                VirtualNetworkType = "External",
                VirtualNetworkConfiguration = new VirtualNetworkConfigurationArgs { SubnetResourceId = args.SubnetId },
                PublicNetworkAccess = PublicAccess(name, args),
                DeveloperPortalStatus = "Disabled",
                LegacyPortalStatus = "Disabled",

                // Older versions of the management API answer with secrets.
                ApiVersionConstraint = new ApiVersionConstraintArgs { MinApiVersion = "2021-08-01" },
                Tags = context.Tags,
            },
            new() { Parent = parent }
        );
    }

    /// <summary>
    /// Azure rejects a service without public access until an endpoint is approved, and the endpoint comes after the service: so the
    /// update that brings the gateway leaves it open, for callers with the app's token, and the next update closes it. A preview reads
    /// nothing.
    /// </summary>
    private static Input<string> PublicAccess(string name, AiGatewayArgs args) =>
        Pulumi.Deployment.Instance.IsDryRun
            ? "Disabled"
            : args.Context.ResourceGroupName.Apply(async group =>
            {
                var endpoint = PrivateLink.NameOf(name, args.Context);
                var found = await Existing.FindAsync(
                    GetPrivateEndpoint.InvokeAsync(new() { PrivateEndpointName = endpoint, ResourceGroupName = group })
                );
                if (
                    found is { PrivateLinkServiceConnections: { IsDefault: false } connections }
                    && connections.Any(connection => connection.PrivateLinkServiceConnectionState?.Status == "Approved")
                )
                {
                    return "Disabled";
                }

                Log.Warn(
                    $"the AI gateway keeps its public address, because its private endpoint {endpoint} was not approved before this "
                        + "update; run pulumi up again to close it"
                );
                return "Enabled";
            });
}
