using Azure.Core;
using Azure.Identity;

namespace AzureRest;

/// <summary>The sign-in to Azure: federated in CI, `az login` elsewhere.</summary>
public static class Login
{
    public static TokenCredential Credential => new DefaultAzureCredential();

    /// <returns>What to tell a caller whose login failed; null for any other failure.</returns>
    public static string? Problem(Exception exception) =>
        exception switch
        {
            CredentialUnavailableException =>
                "there is no Azure login; az login, or in CI set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE",
            AuthenticationFailedException failed => $"the Azure login does not work: {failed.Message.Split('\n')[0].Trim()}; az login",
            _ => null,
        };
}
