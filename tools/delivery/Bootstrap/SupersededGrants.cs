using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>
/// Role assignments on delivery's resources that an earlier version of this command made and that are not wanted any more, because a
/// narrower one replaces them. Assignments of other origin are only reported, see <see cref="Strays"/>.
/// </summary>
internal sealed record SupersededGrants(BootstrapSettings Settings, string IdentityId, IReadOnlyList<WantedGrant> Grants) : IWanted
{
    private const string Api = "2022-04-01";

    public static IEnumerable<IWanted> Of(BootstrapSettings settings, IEnumerable<WantedGrant> grants) =>
        grants.GroupBy(grant => grant.IdentityId).Select(own => new SupersededGrants(settings, own.Key, [.. own]));

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        if (await Principal.FindAsync(azure, IdentityId, cancellation) is not { } principal)
        {
            return null;
        }

        var found = await Principal
            .AssignmentsAsync(azure, Settings.GroupId, principal, cancellation)
            .Where(assignment => Includes(principal, assignment))
            .ToListAsync(cancellation);
        return found.Count == 0
            ? null
            : new Step(
                $"roles of {ArmId.Name(IdentityId)}",
                IsNew: false,
                [.. found.Select(one => $"{BuiltInRole.TitleOf(RoleOf(one))} on {ArmId.Name(ScopeOf(one))}: assigned -> removed")],
                async stop =>
                {
                    foreach (var assignment in found)
                    {
                        var id = assignment["id"]!.ToString();
                        await DeleteLock.WithoutAsync(azure, Holder(id), () => azure.DeleteAsync(id, Api, stop), stop);
                    }
                }
            );

        string Holder(string id) =>
            new[] { Settings.StorageId(Settings.StateAccount), Settings.StorageId(Settings.ReleaseAccount), Settings.VaultId }.First(
                resource => ArmId.IsWithin(id, resource)
            );
    }

    /// <summary>This command derives the name of an assignment from scope, principal and role.</summary>
    public bool Includes(string principal, JsonObject assignment)
    {
        var (scope, role) = (ScopeOf(assignment), RoleOf(assignment));
        return Grants.FirstOrDefault(grant => grant.Scope.Equals(scope, StringComparison.OrdinalIgnoreCase)) is { } near
            && ArmId.Name(assignment["id"]!.ToString()) == Settings.Identifier(near.Scope, principal, role).ToString()
            && ArmId.IsWithin(scope, Settings.GroupId)
            && !Grants.Any(grant => grant.Is(scope, role));
    }

    private static string ScopeOf(JsonObject assignment) => assignment["properties"]!["scope"]!.ToString();

    private static string RoleOf(JsonObject assignment) => ArmId.Name(assignment["properties"]!["roleDefinitionId"]!.ToString());
}
