using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;
using AzureSimulator.SoftDelete;
using AzureSimulator.State;

namespace AzureSimulator.Rules.Recovery;

/// <summary>A name whose resource was deleted and is kept is refused until it is purged or recovered.</summary>
internal sealed class RecoveryRule : Rule
{
    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsCreate)
        {
            return null;
        }

        var kept = call.Azure.Recoverable.FirstOrDefault(each => ArmPath.Same(each.Id, call.Path.Text));
        return call.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.KEYVAULT/VAULTS" => Vault(call, kept),
            "MICROSOFT.COGNITIVESERVICES/ACCOUNTS" => Account(call, kept),
            "MICROSOFT.OPERATIONALINSIGHTS/WORKSPACES" => Workspace(call, kept),
            "MICROSOFT.MACHINELEARNINGSERVICES/WORKSPACES" when kept is not null => ArmResponse.Failure(
                400,
                "BadRequest",
                "Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete"
            ),
            "MICROSOFT.APIMANAGEMENT/SERVICE" when kept is not null && !JsonPath.IsTrue(call.Body, "properties", "restore") =>
                ArmResponse.Failure(
                    409,
                    "ServiceAlreadyExistsInSoftDeletedState",
                    $"Api service {call.Path.Name} was soft-deleted. In order to create the new service with the same name, you have to "
                        + "either undelete the service or purge it. See https://aka.ms/apimsoftdelete."
                ),
            "MICROSOFT.APPCONFIGURATION/CONFIGURATIONSTORES" when kept is not null && call.Text("properties", "createMode") != "Recover" =>
                ArmResponse.Failure(
                    409,
                    "NameUnavailable",
                    $"The specified name '{call.Path.Name}' is already in use by a deleted configuration store."
                ),
            "MICROSOFT.KEYVAULT/VAULTS/KEYS" when kept is not null => ArmResponse.Failure(
                409,
                "Conflict",
                $"Key {call.Path.Name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, "
                    + "the key can only be recovered or purged."
            ),
            _ => null,
        };
    }

    /// <returns>What a create brings back; null if it makes something new.</returns>
    public static SoftDeleted? Recovered(Call call)
    {
        var kept = call.IsCreate ? call.Azure.Recoverable.FirstOrDefault(each => ArmPath.Same(each.Id, call.Path.Text)) : null;
        return
            kept is not null
            && (
                call.IsOf(Retention.Workspace)
                || JsonPath.IsTrue(call.Body, "properties", "restore")
                || ArmPath.Same(call.Text("properties", "createMode"), "recover")
            )
            ? kept
            : null;
    }

    private static ArmResponse? Vault(Call call, SoftDeleted? kept)
    {
        if (ArmPath.Same(call.Text("properties", "createMode"), "recover"))
        {
            return kept is null
                ? ArmResponse.Failure(
                    404,
                    "SoftDeletedVaultDoesNotExist",
                    "A soft deleted vault with the given name does not exist. Ensure that the name for the vault that is being attempted "
                        + "to recover is in a recoverable state. For more information on soft delete please follow this link "
                        + "https://go.microsoft.com/fwlink/?linkid=2149745"
                )
                : null;
        }

        return kept is not null
            ? ArmResponse.Failure(
                409,
                "ConflictError",
                "A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. "
                    + "Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete."
            )
            : null;
    }

    private static ArmResponse? Account(Call call, SoftDeleted? kept)
    {
        var restores = JsonPath.IsTrue(call.Body, "properties", "restore");
        return kept is not null && !restores
                ? ArmResponse.Failure(
                    409,
                    "FlagMustBeSetForRestore",
                    $"An existing resource with ID '{kept.Id}' has been soft-deleted. To restore the resource, you must specify 'restore' "
                        + "to be 'true' in the property. If you don't want to restore existing resource, please purge it first."
                )
            : kept is null && restores
                ? ArmResponse.Failure(
                    400,
                    "CanNotRestoreANonExistingResource",
                    $"The resource '{call.Path.Text}' cannot be restored because no soft-deleted resource with this ID exists."
                )
            : null;
    }

    private static ArmResponse? Workspace(Call call, SoftDeleted? kept) =>
        kept is null
        && call.Azure.Recoverable.Any(each =>
            ArmPath.Same(each.Resource.Type, Retention.Workspace) && ArmPath.Same(each.Resource.Name, call.Path.Name)
        )
            ? ArmResponse.Failure(409, "Conflict", $"The workspace name '{call.Path.Name}' is not unique")
            : null;
}
