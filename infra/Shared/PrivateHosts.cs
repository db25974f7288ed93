using System.Collections.Immutable;
using Pulumi;

namespace Infra.Shared;

/// <summary>The names that must lead to private addresses for who stands inside the network; `.ci/smoke` asks for each.</summary>
internal static class PrivateHosts
{
    /// <param name="addresses">Of everything that has a private endpoint.</param>
    public static Output<ImmutableArray<string>> Of(IEnumerable<Output<string>> addresses) =>
        Output
            .All(addresses.Select(address => (Input<string>)address))
            .Apply(all => all.Select(address => new Uri(address).Host).Distinct().ToImmutableArray());
}
