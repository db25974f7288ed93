using System.Net;

namespace Preflight.AzureModel;

/// <summary>What the firewalls of a plan decide on the traffic of a subnet.</summary>
/// <param name="Denying">The rule that denies it; null if none does.</param>
/// <param name="Part">The ranges of the subnet that a rule denies, or that no rule allows. Empty where it has no known range.</param>
/// <param name="IsAllowed">True if rules allow it for the whole subnet.</param>
public sealed record EgressVerdict(EgressRule? Denying, IReadOnlyList<IPNetwork> Part, bool IsAllowed);
