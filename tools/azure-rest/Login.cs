using Azure.Core;
using Azure.Identity;

namespace AzureRest;

/// <summary>The sign-in to Azure: federated in CI, `az login` elsewhere.</summary>
public static class Login
{
    private const string Variable = "AZURE_TOKEN_CREDENTIALS";

    public static TokenCredential Credential => Late(() => new DefaultAzureCredential(), Environment.GetEnvironmentVariable);

    /// <returns>What to tell a caller whose login failed; null for any other failure.</returns>
    public static string? Problem(Exception exception) =>
        exception switch
        {
            InvalidLoginException => exception.Message,
            CredentialUnavailableException =>
                "there is no Azure login; az login, or in CI set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE",
            AuthenticationFailedException failed => $"the Azure login does not work: {failed.Message.Split('\n')[0].Trim()}; az login",
            _ => null,
        };

    /// <summary>Made at the first request: a wrong variable fails the command, not the start of the program.</summary>
    /// <param name="create">Throws InvalidOperationException if the variable names no credential of Azure.Identity.</param>
    public static TokenCredential Late(Func<TokenCredential> create, Func<string, string?> environment) =>
        new LateCredential(() =>
        {
            try
            {
                return create();
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidLoginException(
                    $"{Variable} must be dev, prod or the name of one credential, such as AzureCliCredential, got "
                        + $"'{environment(Variable)}'; unset {Variable}",
                    exception
                );
            }
        });

    private sealed class LateCredential(Func<TokenCredential> create) : TokenCredential
    {
        private readonly Lazy<TokenCredential> _credential = new(create);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            _credential.Value.GetToken(requestContext, cancellationToken);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            _credential.Value.GetTokenAsync(requestContext, cancellationToken);
    }
}
