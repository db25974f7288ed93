using Planning.Refreshes;

namespace Preflight.Drift;

/// <summary>One thing that Azure has and the deployed program has not, or the reverse. No value of a setting is in it.</summary>
/// <param name="Property">Empty if the resource as a whole differs.</param>
/// <param name="Ignored">The entry of the list that covers it; null if it is drift.</param>
public sealed record Difference(string Resource, string Type, string Property, string Message, ProviderDifference? Ignored = null);
