using System.Text.Json;
using App.Credentials;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace App.Settings;

/// <summary>
/// Secret settings from the Key Vault in KeyVault:Uri. There are few, because the app authenticates with its identity:
/// Privacy--PseudonymKey, for pseudonyms of users in telemetry, and OTEL-EXPORTER-OTLP-HEADERS, for a collector that needs a key.
/// </summary>
internal static class VaultSettings
{
    public const string Setting = "KeyVault:Uri";
    public const string Example = "https://<vault>.vault.azure.net/";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Reads the secrets once, before the other settings. Environment variables win over them.</summary>
    /// <exception cref="SettingsException">The vault cannot be read.</exception>
    public static Task AddVaultAsync(this WebApplicationBuilder builder) =>
        new SettingsReader(builder.Configuration).HttpsAddress(Setting, Example) is { } vault
            ? AddAsync(builder, vault)
            : Task.CompletedTask;

    public static async Task AddAsync(
        this IConfigurationManager configuration,
        Uri vault,
        TokenCredential credential,
        SecretClientOptions? options = null
    )
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var client = new SecretClient(vault, credential, options ?? new SecretClientOptions { Retry = { MaxRetries = 1 } });
            var settings = await ReadAsync(client, limit.Token);
            var environment = configuration
                .Sources.ToList()
                .FindIndex(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
            configuration.Sources.Insert(environment < 0 ? 0 : environment, new MemoryConfigurationSource { InitialData = settings });
        }
        catch (Exception problem)
            when (problem
                    is RequestFailedException
                        or AuthenticationFailedException
                        or OperationCanceledException
                        or AggregateException
                        or InvalidOperationException
                        or JsonException
            )
        {
            throw new SettingsException([$"{Setting} must be a Key Vault that the app can read, got '{vault}': {Reason(problem)}"]);
        }
    }

    private static Task AddAsync(WebApplicationBuilder builder, Uri vault)
    {
        var credential = AppCredential.Create(TimeProvider.System);
        builder.Services.AddSingleton(credential);
        return builder.Configuration.AddAsync(vault, credential);
    }

    private static async Task<Dictionary<string, string?>> ReadAsync(SecretClient client, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var secret in client.GetPropertiesOfSecretsAsync(cancellationToken))
            if (secret.Enabled is not false)
                names.Add(secret.Name);

        var values = await Task.WhenAll(names.Select(name => client.GetSecretAsync(name, cancellationToken: cancellationToken)));
        return values
            .Select(secret => secret.Value)
            .ToDictionary(secret => Name(secret.Name), secret => (string?)secret.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Two hyphens become a colon; in a name without them, each hyphen becomes an underscore.</summary>
    private static string Name(string secret) => secret.Contains("--") ? secret.Replace("--", ":") : secret.Replace('-', '_');

    private static string Reason(Exception problem) =>
        problem switch
        {
            RequestFailedException { Status: 401 or 403 } refused =>
                $"it answered {refused.Status}; assign the role 'Key Vault Secrets User' to the app's identity and check the network",
            RequestFailedException { Status: > 0 } refused => $"it answered {refused.Status} ({refused.ErrorCode})",
            AuthenticationFailedException =>
                "the app has no identity; set AZURE_CLIENT_ID to a managed identity, or run 'az login' on a developer machine",
            OperationCanceledException => $"it did not answer within {Longest.TotalSeconds} s; check the private endpoint and the name",
            InvalidOperationException or JsonException => "the address is not a Key Vault; check the name",
            _ => "it cannot be reached; check the endpoint",
        };
}
