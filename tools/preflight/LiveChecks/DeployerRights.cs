using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzureRest;
using Planning.Plans;
using Planning.Requests;

namespace Preflight.LiveChecks;

/// <summary>
/// Checks that the signed-in principal may write everything in the plan, at the place where it is written. Conditions of roles do not show
/// in this answer:
/// a role that is limited by one counts as held.
/// </summary>
public sealed class DeployerRights : ILiveCheck
{
    public string Name => "rights";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var subscription = $"/subscriptions/{context.Subscription}";
        var home =
            context.Group is { } group && await context.Azure.FindAsync(group, "2024-03-01", cancellation) is not null
                ? group
                : subscription;
        foreach (
            var place in context.Plan.Template.Resources.GroupBy(
                resource => Place(resource, context.Group, home),
                resource => $"{Type(resource)}/write",
                StringComparer.OrdinalIgnoreCase
            )
        )
        {
            var held = await context
                .Azure.ListAsync($"{place.Key}/providers/Microsoft.Authorization/permissions", "2022-04-01", cancellation)
                .ToListAsync(cancellation);
            var missing = place
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(action => !held.Exists(one => Allows(one, action)))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (missing.Count > 0)
            {
                yield return new LiveFinding(
                    Name,
                    place.Key,
                    $"the signed-in principal may not {string.Join(", ", missing)}",
                    $"az role assignment create --assignee <deployer> --scope {place.Key} --role \"{Role(missing)}\""
                );
            }
        }
    }

    /// <summary>Groups have a name of their own among the actions.</summary>
    private static string Type(ArmResource resource) =>
        resource.Type == "Microsoft.Resources/resourceGroups" ? "Microsoft.Resources/subscriptions/resourceGroups" : resource.Type;

    /// <summary>
    /// Everything of the group is asked for at the group, or above it where it is not there yet; other places have owners of their own.
    /// </summary>
    private static string Place(ArmResource resource, string? group, string home)
    {
        var id = resource.Scope ?? resource.Planned.Id ?? "";
        return group is not null && ArmId.IsWithin(id, group)
            ? home
            : resource.Scope
                ?? (
                    ArmId.After(id, "resourceGroups") is { } other
                        ? $"/subscriptions/{ArmId.After(id, "subscriptions")}/resourceGroups/{other}"
                        : home
                );
    }

    /// <summary>Each entry is one assigned role: the exclusions of another entry do not apply to it.</summary>
    private static bool Allows(JsonObject entry, string action) =>
        entry.Texts("actions").Any(pattern => Fits(pattern, action)) && !entry.Texts("notActions").Any(pattern => Fits(pattern, action));

    private static bool Fits(string pattern, string action) =>
        Regex.IsMatch(
            action,
            $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );

    private static string Role(IReadOnlyList<string> missing)
    {
        bool Only(string part) =>
            missing.All(action => action.StartsWith($"Microsoft.Authorization/{part}/", StringComparison.OrdinalIgnoreCase));
        return Only("roleAssignments") ? "Role Based Access Control Administrator"
            : Only("locks") ? "Locks Contributor"
            : Only("policyAssignments") ? "Resource Policy Contributor"
            : missing.All(action => action.StartsWith("Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase))
                ? "User Access Administrator"
            : missing.All(action => action.StartsWith("Microsoft.Security/", StringComparison.OrdinalIgnoreCase)) ? "Security Admin"
            : "Contributor";
    }
}
