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
/// Settings that are secret, from the Key Vault that KeyVault:Uri names. There are few, because everything is called by identity:
/// Privacy--PseudonymKey, which names people in telemetry, and OTEL-EXPORTER-OTLP-HEADERS, where a collector wants a key.
/// </summary>
internal static class VaultSettings
{
    public const string Setting = "KeyVault:Uri";
    public const string Example = "https://<vault>.vault.azure.net/";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Reads them once, before the other settings. Environment variables win over them.</summary>
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
            throw new SettingsException([$"{Setting} is '{vault}', and its secrets cannot be read: {Reason(problem)}"]);
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

    /// <summary>A vault's names have no colon and no underscore: two hyphens are the one; in a name without, one is the other.</summary>
    private static string Name(string secret) => secret.Contains("--") ? secret.Replace("--", ":") : secret.Replace('-', '_');

    private static string Reason(Exception problem) =>
        problem switch
        {
            RequestFailedException { Status: 401 or 403 } refused =>
                $"it answered {refused.Status}; give the app's identity the role 'Key Vault Secrets User' on it, and its network a way to it",
            RequestFailedException { Status: > 0 } refused => $"it answered {refused.Status} ({refused.ErrorCode})",
            AuthenticationFailedException =>
                "the app has no identity; AZURE_CLIENT_ID names a managed one, and on a laptop 'az login' gives yours",
            OperationCanceledException => $"it did not answer within {Longest.TotalSeconds} s; check the private endpoint and the name",
            InvalidOperationException or JsonException => "what answers there is no Key Vault; check the name, which begins with https://",
            _ => "it cannot be reached; check the private endpoint and the name",
        };
}
