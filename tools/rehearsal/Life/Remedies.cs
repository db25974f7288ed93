namespace Rehearsal.Life;

/// <summary>What to change in a program that Azure's fixed rules refuse, by the error code. A habit brings advice of its own.</summary>
internal static class Remedies
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Conflict"] = "Write the parts of one resource one after the other: let each depend on the one before (dependsOn).",
        ["AnotherOperationInProgress"] = "Write the parts of one resource one after the other: let each depend on the one before.",
        ["FlagMustBeSetForRestore"] = "Purge the deleted account, set restore, or change the suffix of the names.",
        ["CannotDeleteResource"] =
            "Let the parent's children be managed by the program and depend on it by its outputs, so that they go first.",
        ["ScopeLocked"] = "Let the lock depend on all that it covers, so that it is deleted before them.",
        ["PrincipalNotFound"] = "Set principalType on the role assignment, so that Azure does not look the new principal up.",
        ["KeyVaultAuthenticationFailure"] =
            "Let the resource depend on the role that its identity has at the key's vault, and wait until the role is in effect.",
        ["RoleAssignmentExists"] = "Derive the name of the role assignment from scope, principal and role, and assign each role once.",
        ["RoleAssignmentUpdateNotPermitted"] = "Derive the assignment's name from the principal too, or delete the old assignment first.",
        ["VaultAlreadyExists"] =
            "Purge the deleted vault, or change the suffix of the names. A protected vault must be recovered or renamed.",
        ["ConflictError"] = "Recover or purge the deleted vault, or change the suffix of the names.",
        ["InUseSubnetCannotBeDeleted"] = "Delete what uses the subnet first: let it depend on the subnet or the network by its outputs.",
        ["already-exists"] =
            "The resource exists and is not in the state. Import it (pulumi import), or delete it. After a killed update: pulumi refresh.",
        ["protected"] = "Remove the protection first: pulumi state unprotect.",
        ["MissingSubscriptionRegistration"] = "Register the resource provider in the subscription.",
        ["context deadline exceeded"] = "Give the resource a longer customTimeouts, or see why the operation does not end.",
    };

    public static string Of(string code, int status) =>
        Known.TryGetValue(code, out var remedy) ? remedy
        : status is 429 or >= 500 ? "Run the update again; lower the number of parallel steps (--parallel) if it repeats."
        : status == 403 ? "Let the resource depend on the role assignment that it needs, and wait until the role is in effect."
        : "Correct the resource's inputs or its order (dependsOn) so that Azure accepts the request.";
}
