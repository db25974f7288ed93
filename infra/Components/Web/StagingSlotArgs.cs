using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.Web;

namespace Infra.Components.Web;

/// <summary>The site that the slot belongs to.</summary>
public sealed record StagingSlotArgs
{
    /// <summary>The slot has the same values as production, except for its release.</summary>
    public required ChatSiteArgs Site { get; init; }

    public required WebApp WebApp { get; init; }

    public required Output<string> PlanId { get; init; }

    /// <summary>The changes of the site, which those of the slot follow.</summary>
    public required Chain Changes { get; init; }
}
