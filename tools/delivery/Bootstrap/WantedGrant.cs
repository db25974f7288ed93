using System.Text.Json.Nodes;
using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>A role assignment of one of the identities. An existing one without the condition is updated.</summary>
internal sealed record WantedGrant(BootstrapSettings Settings, string IdentityId, RoleDefinition Role, string Scope, string Why) : IWanted
{
    private const string Api = "2022-04-01";
    private const int Tries = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Azure's answers while Entra ID does not know a new identity, or authorization a new role.</summary>
    private static readonly string[] Unknown = ["PrincipalNotFound", "RoleDefinitionDoesNotExist"];

    /// <summary>Null assigns the role without a condition.</summary>
    public string? Condition { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool Is(string scope, string role) =>
        Scope.Equals(scope, StringComparison.OrdinalIgnoreCase) && Role.Id.Equals(role, StringComparison.OrdinalIgnoreCase);

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var where = Scope.Split('/').Length == 3 ? $"subscription {ArmId.Name(Scope)}" : ArmId.Name(Scope);
        var what = $"role of {ArmId.Name(IdentityId)}: {Role.Title} on {where}";
        var principal = await Principal.FindAsync(azure, IdentityId, cancellation);
        if (principal is null || await FindAsync(azure, principal, cancellation) is not { } existing)
        {
            return new Step(what, IsNew: true, Details, stop => CreateAsync(azure, stop));
        }

        var condition = existing["properties"]!["condition"]?.ToString();
        return Squeezed(condition) == Squeezed(Condition)
            ? null
            : new Step(what, IsNew: false, [$"condition: {Squeezed(condition) ?? "none"} -> {Squeezed(Condition) ?? "none"}"], stop =>
                azure.PutAsync(existing["id"]!.ToString(), Api, Body(principal), stop)
            );
    }

    private IReadOnlyList<string> Details => Condition is null ? [Why] : [Why, $"condition: {Squeezed(Condition)}"];

    /// <summary>Found by role and scope, not by name: the role may have been assigned manually.</summary>
    private async Task<JsonObject?> FindAsync(IResourceManager azure, string principal, CancellationToken cancellation) =>
        await Principal
            .AssignmentsAsync(azure, Scope, principal, cancellation)
            .Where(assignment =>
                Is(assignment["properties"]!["scope"]!.ToString(), ArmId.Name(assignment["properties"]!["roleDefinitionId"]!.ToString()))
            )
            .FirstOrDefaultAsync(cancellation);

    private async Task CreateAsync(IResourceManager azure, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = "no principal id";
            try
            {
                if (await Principal.FindAsync(azure, IdentityId, cancellation) is { } principal)
                {
                    var name = Settings.Identifier(Scope, principal, Role.Id);
                    var id = $"{Scope}/providers/Microsoft.Authorization/roleAssignments/{name}";
                    await azure.PutAsync(id, Api, Body(principal), cancellation);
                    return;
                }
            }
            catch (ArmException exception) when (Unknown.Contains(exception.Code))
            {
                answer = exception.Code;
            }

            if (tries == Tries)
            {
                throw NotYet(answer);
            }

            await Task.Delay(Pause, Time, cancellation);
        }
    }

    private Failure NotYet(string answer) =>
        new(
            $"Entra ID does not know {ArmId.Name(IdentityId)}, or Azure the role '{Role.Title}', {Tries * Pause.TotalSeconds:0} s after it "
                + $"was created ({answer}). Wait a few minutes and run the command again; it continues"
        );

    private JsonObject Body(string principal)
    {
        var properties = new JsonObject
        {
            ["principalId"] = principal,
            ["principalType"] = "ServicePrincipal",
            ["roleDefinitionId"] =
                $"/subscriptions/{ArmId.After(Scope, "subscriptions")}/providers/Microsoft.Authorization/roleDefinitions/{Role.Id}",
            ["description"] = Why,
        };
        if (Condition is not null)
        {
            properties["condition"] = Condition;
            properties["conditionVersion"] = "2.0";
        }

        return new JsonObject { ["properties"] = properties };
    }

    private static string? Squeezed(string? condition) =>
        condition is null ? null : string.Join(' ', condition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
