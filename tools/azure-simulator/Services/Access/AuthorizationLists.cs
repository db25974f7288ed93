using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Access;

/// <summary>Role definitions with the built-in ones, role assignments by principal and scope, and the caller's own rights.</summary>
internal sealed class AuthorizationLists : Service
{
    public override ArmResponse? Answer(Call call) =>
        !call.IsRead ? null
        : call.IsOf(Rights.Definitions)
            ? call.Path.IsCollection ? call.Front.List(call.Request, Definitions(call))
                : BuiltInRoles.All.TryGetValue(call.Path.Name, out var role) ? new ArmResponse(200, BuiltIn(call.Path.Name, role, call))
                : null
        : call.IsOf(Rights.Assignments) && call.Path.IsCollection ? call.Front.List(call.Request, Assignments(call))
        : call.IsOf("Microsoft.Authorization/permissions") && call.Path.IsCollection ? call.Front.List(call.Request, Permissions(call))
        : null;

    private static IEnumerable<JsonObject> Definitions(Call call)
    {
        var filter = call.Request.Query.GetValueOrDefault("$filter") ?? "";
        var wanted = Quoted(filter, "roleName");
        var all = BuiltInRoles
            .All.Select(each => BuiltIn(each.Key, each.Value, call))
            .Concat(call.Azure.Resources.OfType(Rights.Definitions).Select(each => call.Front.Show(each, call.Request.ApiVersion)));
        return all.Where(each => wanted is null || ArmPath.Same((string?)each["properties"]?["roleName"], wanted));
    }

    /// <summary>Those at, above and below the scope, as Azure lists them; atScope() leaves out those below.</summary>
    private static IEnumerable<JsonObject> Assignments(Call call)
    {
        var filter = call.Request.Query.GetValueOrDefault("$filter") ?? "";
        var (principal, scope) = (Quoted(filter, "principalId") ?? Quoted(filter, "assignedTo"), call.Path.Scope);
        var isAtScope = filter.Contains("atScope()", StringComparison.OrdinalIgnoreCase);
        return call
            .Azure.Resources.OfType(Rights.Assignments)
            .Where(each => ArmPath.IsWithin(scope, each.Path.Scope) || !isAtScope && ArmPath.IsWithin(each.Path.Scope, scope))
            .Where(each => principal is null || ArmPath.Same((string?)each.Properties["principalId"], principal))
            .Select(each => call.Front.Show(each, call.Request.ApiVersion));
    }

    private static IEnumerable<JsonObject> Permissions(Call call) =>
        call.Rights.Of(call.Caller, call.Path.Scope).Select(role => Permission(role));

    private static JsonObject BuiltIn(string id, RoleDefinition role, Call call) =>
        new()
        {
            ["id"] = $"/subscriptions/{call.Azure.Options.Subscription}/providers/{Rights.Definitions}/{id}",
            ["name"] = id,
            ["type"] = Rights.Definitions,
            ["properties"] = new JsonObject
            {
                ["roleName"] = role.Name,
                ["type"] = "BuiltInRole",
                ["assignableScopes"] = new JsonArray("/"),
                ["permissions"] = new JsonArray(Permission(role)),
            },
        };

    private static JsonObject Permission(RoleDefinition role) =>
        new()
        {
            ["actions"] = List(role.Actions),
            ["notActions"] = List(role.NotActions),
            ["dataActions"] = List(role.DataActions),
            ["notDataActions"] = List(role.NotDataActions),
        };

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <returns>x of "name eq 'x'" or "name('x')".</returns>
    private static string? Quoted(string filter, string name)
    {
        var at = filter.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && filter[(at + name.Length)..].Split('\'') is [_, var value, ..] ? value : null;
    }
}
