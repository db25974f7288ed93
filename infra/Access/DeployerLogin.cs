using Azure.Core;
using Azure.Identity;
using Pulumi;

namespace Infra.Access;

/// <summary>The login that uploads the package: federated in CI, `az login` elsewhere.</summary>
public static class DeployerLogin
{
    private const string Variable = "AZURE_TOKEN_CREDENTIALS";

    /// <exception cref="RunException">The variable names no credential of Azure.Identity.</exception>
    public static TokenCredential Create() => Create(() => new DefaultAzureCredential(), Environment.GetEnvironmentVariable);

    public static TokenCredential Create(Func<TokenCredential> create, Func<string, string?> environment)
    {
        try
        {
            return create();
        }
        catch (InvalidOperationException)
        {
            throw new RunException(
                $"{Variable} must be dev, prod or the name of one credential, such as AzureCliCredential, got '{environment(Variable)}'; "
                    + $"unset {Variable}"
            );
        }
    }
}
