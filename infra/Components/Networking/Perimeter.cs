using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// A network security perimeter around the services with data, in learning mode: it denies nothing that the services admit, and logs what
/// would pass its border. It has no access rules, and it does not apply to private endpoints.
/// </summary>
public sealed class Perimeter : ComponentResource
{
    public Perimeter(string name, PerimeterArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:Perimeter", name, options)
    {
        var context = args.Context;
        var perimeter = new NetworkSecurityPerimeter(
            name,
            new()
            {
                NetworkSecurityPerimeterName = context.Names.Of("nsp", 80),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Tags = context.Tags,
            },
            new() { Parent = this }
        );
        context.Diagnostics.Create(name, this, perimeter.Id, LogCategories.Perimeter);

        // One change at a time: each association also writes to the perimeter's profile.
        var changes = new Chain();
        var profile = changes.Create(this, after => new NetworkSecurityPerimeterProfile(
            $"{name}-profile",
            new()
            {
                ProfileName = "services",
                NetworkSecurityPerimeterName = perimeter.Name,
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
            },
            after
        ));
        foreach (var (service, id, settled) in args.Services)
        {
            changes.Create(
                this,
                after => new NetworkSecurityPerimeterAssociation(
                    $"{name}-{service}",
                    new()
                    {
                        AssociationName = service,
                        NetworkSecurityPerimeterName = perimeter.Name,
                        ResourceGroupName = context.ResourceGroupName,
                        Location = context.Location,
                        AccessMode = AssociationAccessMode.Learning,
                        PrivateLinkResource = new SubResourceArgs { Id = id },
                        Profile = new SubResourceArgs { Id = profile.Id },
                    },
                    after
                ),
                settled
            );
        }

        RegisterOutputs();
    }
}
