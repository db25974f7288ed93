using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>What the site runs and what it is told.</summary>
public sealed record ChatSiteArgs
{
    /// <summary>The app's identity, which every dependency has granted its roles.</summary>
    public required UserIdentity Identity { get; init; }

    /// <summary>The zip's address; known once it lies there.</summary>
    public required Input<string> PackageUri { get; init; }

    /// <summary>The same for the staging slot; null runs production's there.</summary>
    public Output<string>? StagingPackageUri { get; init; }

    /// <summary>What the slot is told in place of <see cref="Settings"/>: which release it runs, where that is another than production's.</summary>
    public Dictionary<string, Input<string>> StagingSettings { get; init; } = [];

    /// <summary>All app settings. The site owns them alone: a second owner would replace them.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Settings { get; init; }

    /// <summary>What the identity may do. The site starts after them: a new role takes minutes to be believed.</summary>
    public required IReadOnlyList<Resource> Roles { get; init; }

    /// <summary>The subnet that all of the app's calls leave through.</summary>
    public required Input<string> SubnetId { get; init; }

    /// <summary>Set where the gateway alone may call the site.</summary>
    public PrivateLink? Link { get; init; }
}
