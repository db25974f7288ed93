using Infra.Access;
using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Web;

/// <summary>The package of the site, its access rules and its settings.</summary>
public sealed record ChatSiteArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Plan, instances and staging slot.</summary>
    public required HostingSettings Hosting { get; init; }

    /// <summary>The app's identity, which every dependency has granted its roles.</summary>
    public required UserIdentity Identity { get; init; }

    /// <summary>The site starts after these: roles, which take minutes to take effect, and a gateway to the models.</summary>
    public required IReadOnlyList<Resource> Ready { get; init; }

    /// <summary>The zip's address, known once the upload has finished.</summary>
    public required Output<string> PackageUri { get; init; }

    /// <summary>The same for the staging slot; equal to <see cref="PackageUri"/> where the slot runs production's release.</summary>
    public required Output<string> StagingPackageUri { get; init; }

    /// <summary>All app settings. The site owns them alone; a second owner would replace them.</summary>
    public required IReadOnlyDictionary<string, Input<string>> AppSettings { get; init; }

    /// <summary>Replaces some of <see cref="AppSettings"/> in the slot; empty if the slot runs production's release.</summary>
    public required IReadOnlyDictionary<string, Input<string>> StagingAppSettings { get; init; }

    /// <summary>All of the app's outbound calls leave through this subnet.</summary>
    public required Output<string> SubnetId { get; init; }

    /// <summary>Requires sign-in with this app registration; null admits anonymous users.</summary>
    public required string? SignInClientId { get; init; }

    /// <summary>Only the gateway may call the site, through a private endpoint; otherwise the allowed addresses may.</summary>
    public required bool IsBehindGateway { get; init; }
}
