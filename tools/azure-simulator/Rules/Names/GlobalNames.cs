using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;
using AzureSimulator.SoftDelete;
using AzureSimulator.State;

namespace AzureSimulator.Rules.Names;

/// <summary>Names that are unique in all Azure, because a host name follows from them.</summary>
internal sealed class GlobalNames : Rule
{
    private const string Subdomain = "customSubDomainName";

    private static readonly Dictionary<string, (int Status, string Code, string Message)> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Storage/storageAccounts"] = (409, "StorageAccountAlreadyTaken", "The storage account named {0} is already taken."),
        ["Microsoft.KeyVault/vaults"] = (
            409,
            "VaultAlreadyExists",
            "The vault name '{0}' is already in use. Vault names are globally unique so it is possible that the name is already "
                + "taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name "
                + "was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable "
                + "state then the vault will need to be purged before reusing the name. For more information on VaultAlreadyExists "
                + "error please refer to https://aka.ms/KeyVaultTroubleshooting"
        ),
        ["Microsoft.Web/sites"] = (409, "Conflict", "Website with given name {0} already exists."),
        ["Microsoft.Search/searchServices"] = (409, "ServiceNameUnavailable", "The service name '{0}' is already in use."),
        ["Microsoft.ContainerRegistry/registries"] = (
            409,
            "AlreadyInUse",
            "The registry DNS name {0}.azurecr.io is already in use. You can check if the name is already claimed using following API: "
                + "https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability"
        ),
        ["Microsoft.DocumentDB/databaseAccounts"] = (400, "BadRequest", "Dns record for {0} under zone Document is already taken."),
        ["Microsoft.ApiManagement/service"] = (409, "ServiceAlreadyExists", "Api service already exists: {0}"),
        ["Microsoft.AppConfiguration/configurationStores"] = (409, "NameUnavailable", "The specified name '{0}' is already in use."),
        ["Microsoft.ServiceBus/namespaces"] = (409, "Conflict", "The specified service namespace '{0}' is not available."),
        ["Microsoft.EventHub/namespaces"] = (409, "Conflict", "The specified service namespace '{0}' is not available."),
        ["Microsoft.Cache/redis"] = (409, "NameNotAvailable", "The name '{0}' is already in use."),
    };

    public static IEnumerable<string> Types => Taken.Keys;

    public override ArmResponse? Refuse(Call call) =>
        !call.IsWrite ? null
        : call.IsCreate && Taken.TryGetValue(call.Type, out var error) && !IsFree(call.Type, call.Path.Name, call.Azure, call.Path.Text)
            ? Refused(call, error)
        : null;

    /// <param name="own">The id that may have it; null if none may.</param>
    public static bool IsFree(string type, string name, AzureState azure, string? own) =>
        !azure.Options.TakenNames.Contains($"{type}/{name}", StringComparer.OrdinalIgnoreCase)
        && !azure.Resources.OfType(type).Any(each => ArmPath.Same(each.Name, name) && !ArmPath.Same(each.Id, own))
        && (
            ArmPath.Same(type, Retention.Storage)
            || !azure.Recoverable.Any(each =>
                ArmPath.Same(each.Resource.Type, type) && ArmPath.Same(each.Resource.Name, name) && !ArmPath.Same(each.Id, own)
            )
        );

    /// <param name="own">The id of the account that may have it; null if none may.</param>
    public static bool IsFreeSubdomain(string domain, AzureState azure, string? own)
    {
        const string Account = "Microsoft.CognitiveServices/accounts";
        return !azure.Options.TakenNames.Contains($"{Account}/{domain}", StringComparer.OrdinalIgnoreCase)
            && !azure
                .Resources.OfType(Account)
                .Concat(azure.Recoverable.Select(each => each.Resource).Where(each => ArmPath.Same(each.Type, Account)))
                .Any(each => ArmPath.Same(JsonPath.Text(each.Body, "properties", Subdomain), domain) && !ArmPath.Same(each.Id, own));
    }

    private static ArmResponse Refused(Call call, (int Status, string Code, string Message) error) =>
        call.IsOf("Microsoft.Storage/storageAccounts")
        && call.Azure.Resources.OfType(call.Type).Any(each => ArmPath.Same(each.Name, call.Path.Name))
            ? ArmResponse.Failure(
                409,
                "StorageAccountInAnotherResourceGroup",
                $"The account {call.Path.Name} is already in another resource group in this subscription."
            )
            : ArmResponse.Failure(error.Status, error.Code, error.Message.Replace("{0}", call.Path.Name, StringComparison.Ordinal));
}
