using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.Utilities;

namespace Infra.Access;

/// <summary>
/// Azure confirms a role assignment before every service honours it, and a resource that needs the role at its creation would fail. No
/// request shows when another identity's role is in effect, so the age of the assignment decides.
/// </summary>
public static class RoleEffect
{
    /// <summary>The longest time that Microsoft documents ("Troubleshoot Azure RBAC").</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <returns>
    /// The value, known once the roles are in effect: after at most <see cref="Longest"/>, and at once if the roles are older. A preview
    /// waits for nothing. It does not depend on the roles, so that a replaced role replaces nothing else: add them to dependsOn.
    /// </returns>
    public static Output<T> After<T>(Output<T> value, TimeProvider clock, params IReadOnlyCollection<RoleAssignment> roles) =>
        Deployment.Instance.IsDryRun
            ? value
            : value.Apply(async known =>
            {
                await WaitAsync(await OutputUtilities.GetValueAsync(Times(roles)), clock);
                return known;
            });

    private static Output<ImmutableArray<string>> Times(IEnumerable<RoleAssignment> roles) =>
        Output.All(roles.Select(role => (Input<string>)role.CreatedOn));

    private static async Task WaitAsync(ImmutableArray<string> created, TimeProvider clock)
    {
        // An update of some targets creates no other role, and then nothing that needs it.
        if (created.IsDefault)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var ages = created
            .Select(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? now - time : Longest)
            .Append(Longest);
        var rest = Longest - ages.Min();
        if (rest > TimeSpan.Zero)
        {
            // The clocks of this machine and of Azure can differ.
            var wait = rest < Longest ? rest : Longest;
            Log.Info($"waiting {wait.TotalSeconds:F0} seconds until new role assignments are in effect");
            await Task.Delay(wait, clock);
        }
    }
}
