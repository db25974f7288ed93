using System.Reflection;
using Infra.Access;

namespace Delivery.Bootstrap;

/// <summary>Conditions of role assignments.</summary>
internal static class Conditions
{
    private const string Assignments = "Microsoft.Authorization/roleAssignments";
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    /// <summary>The roles that the program of the workload assigns.</summary>
    public static IReadOnlyList<string> GrantedRoles { get; } =
    [
        .. typeof(Role)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(Role))
            .Select(field => ((Role)field.GetValue(null)!).Id)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Assigns only these roles, and only to identities: otherwise a deployer could make any principal an Owner. It removes the same
    /// roles from users too: an engineer often runs the first `pulumi up`, and the pipeline's first release must replace those grants.
    /// The two actions have different attributes, so each needs its own clause.
    /// </summary>
    public static string GrantsOnly(IEnumerable<string> roles)
    {
        var list = string.Join(", ", roles);
        string Half(string action, string source, string more = "") =>
            $"((!(ActionMatches{{'{Assignments}/{action}'}})) OR (@{source}[{Assignments}:RoleDefinitionId] "
            + $"ForAnyOfAnyValues:GuidEquals {{{list}}}{more}))";
        var identitiesOnly = $" AND @Request[{Assignments}:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {{'ServicePrincipal'}}";
        return $"{Half("write", "Request", identitiesOnly)} AND {Half("delete", "Resource")}";
    }

    /// <summary>
    /// Allows writing the state of one stack. Pulumi stores a stack in .pulumi/stacks/PROJECT/STACK.json, beside it backups, compressed
    /// files and tags, and its history, backups and locks in folders of that name. `.ci/deploy` keeps its record in deployments. Everything
    /// else can only be read.
    /// </summary>
    public static string WritesStateOf(string project, string stack)
    {
        var actions = string.Join(
            " AND ",
            new[] { "write", "add/action", "delete", "move/action" }.Select(action => $"!(ActionMatches{{'{Blobs}/{action}'}})")
        );
        string[] paths =
        [
            $"stacks/{project}/{stack}.json",
            $"stacks/{project}/{stack}.json.*",
            $"stacks/{project}/{stack}.pulumi-tags",
            $"history/{project}/{stack}/*",
            $"backups/{project}/{stack}/*",
            $"locks/organization/{project}/{stack}/*",
            $"deployments/{project}/{stack}.json",
        ];
        return $"(({actions}) OR ({string.Join(" OR ", paths.Select(path => $"@Resource[{Blobs}:path] StringLike '.pulumi/{path}'"))}))";
    }
}
