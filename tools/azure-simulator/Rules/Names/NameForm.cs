using AzureSimulator.Calls;

namespace AzureSimulator.Rules.Names;

/// <summary>The refusals of a name that its type does not admit, in the words of the services that have their own.</summary>
internal static class NameForm
{
    /// <param name="problem">What the type says of the name.</param>
    public static ArmResponse Refused(Call call, string problem) =>
        call.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.STORAGE/STORAGEACCOUNTS" => ArmResponse.Failure(
                400,
                "AccountNameInvalid",
                $"{call.Path.Name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in "
                    + "length and use numbers and lower-case letters only."
            ),
            "MICROSOFT.KEYVAULT/VAULTS" => ArmResponse.Failure(
                400,
                "VaultNameNotValid",
                $"The vault name '{call.Path.Name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must "
                    + "begin with a letter, end with a letter or digit, and not contain consecutive hyphens. Follow this link for more "
                    + "information: https://go.microsoft.com/fwlink/?linkid=2147742"
            ),
            _ => ArmResponse.Failure(400, "InvalidResourceName", $"Resource name {call.Path.Name} is invalid: the name {problem}."),
        };
}
