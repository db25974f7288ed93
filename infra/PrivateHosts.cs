using System.Collections.Immutable;
using Pulumi;

namespace Infra;

/// <summary>The host names that must resolve to private addresses inside the network; `.ci/smoke` checks each.</summary>
internal static class PrivateHosts
{
    /// <param name="addresses">The addresses of all services with a private endpoint.</param>
    public static Output<ImmutableArray<string>> Of(IEnumerable<Output<string>> addresses) =>
        Output
            .All(addresses.Select(address => (Input<string>)address))
            .Apply(all => all.Select(address => new Uri(address).Host).Distinct().ToImmutableArray());
}
