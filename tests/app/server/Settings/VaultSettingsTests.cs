using App.Settings;
using App.Tests.Credentials;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Settings;

public sealed class VaultSettingsTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Fact]
    public async Task Secrets_become_settings_after_the_token_challenge()
    {
        await using var vault = await FakeKeyVault.StartAsync(
            new()
            {
                ["Privacy--PseudonymKey"] = "one",
                ["OTEL-EXPORTER-OTLP-HEADERS"] = "api-key=two",
                ["A--B--C"] = "three",
            }
        );
        using var configuration = new ConfigurationManager();

        await configuration.AddAsync(vault.Address, credential, vault.Options);

        Assert.Equal(
            ("one", "api-key=two", "three"),
            (configuration["Privacy:PseudonymKey"], configuration["OTEL_EXPORTER_OTLP_HEADERS"], configuration["A:B:C"])
        );
        Assert.StartsWith("nothing /secrets", vault.Requests.First());
        Assert.Equal(6, vault.Requests.Count(request => request.StartsWith("token", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Environment_and_command_line_override_the_vault_and_it_overrides_files()
    {
        const string Variable = "VaultTest__FromEnvironment";
        Environment.SetEnvironmentVariable(Variable, "environment");
        await using var vault = await FakeKeyVault.StartAsync(
            new()
            {
                ["VaultTest--FromFile"] = "vault",
                ["VaultTest--FromEnvironment"] = "vault",
                ["VaultTest--FromCommandLine"] = "vault",
            }
        );
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("VaultTest:FromFile", "file")]);
        configuration.AddEnvironmentVariables("OTHER_");
        configuration.AddEnvironmentVariables().AddCommandLine(["--VaultTest:FromCommandLine=line"]);

        await configuration.AddAsync(vault.Address, credential, vault.Options);

        Environment.SetEnvironmentVariable(Variable, null);
        Assert.Equal(
            ("vault", "environment", "line"),
            (configuration["VaultTest:FromFile"], configuration["VaultTest:FromEnvironment"], configuration["VaultTest:FromCommandLine"])
        );
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task A_forbidden_vault_is_reported_with_the_role_and_without_its_response(int status)
    {
        await using var vault = await FakeKeyVault.StartAsync([], refuse: status);

        var problem = await ProblemAsync(credential, vault);

        Assert.StartsWith($"KeyVault:Uri must be a Key Vault that the app can read, got '{vault.Address}'", problem);
        Assert.Contains("Key Vault Secrets User", problem);
        Assert.DoesNotContain("11111111", problem);
    }

    [Fact]
    public async Task A_missing_vault_is_reported()
    {
        var vault = await FakeKeyVault.StartAsync([]);
        var options = vault.Options;
        await vault.DisposeAsync();
        using var configuration = new ConfigurationManager();

        var problem = await Assert.ThrowsAsync<SettingsException>(() => configuration.AddAsync(vault.Address, credential, options));

        Assert.Contains("cannot be reached", problem.Problems.Single());
    }

    [Fact]
    public async Task An_invalid_vault_address_is_reported()
    {
        using var configuration = new ConfigurationManager();

        var problem = await Assert.ThrowsAsync<SettingsException>(() => configuration.AddAsync(new Uri("http://127.0.0.1:1/"), credential));

        Assert.StartsWith(
            "KeyVault:Uri must be a Key Vault that the app can read, got 'http://127.0.0.1:1/': the address is not a Key Vault",
            problem.Problems.Single()
        );
    }

    [Fact]
    public async Task A_missing_identity_is_reported_with_the_fix()
    {
        await using var vault = await FakeKeyVault.StartAsync([]);

        Assert.Contains("AZURE_CLIENT_ID", await ProblemAsync(new NoIdentity(), vault));
    }

    private static async Task<string> ProblemAsync(TokenCredential credential, FakeKeyVault vault)
    {
        using var configuration = new ConfigurationManager();
        return (
            await Assert.ThrowsAsync<SettingsException>(() => configuration.AddAsync(vault.Address, credential, vault.Options))
        ).Problems.Single();
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("none of 4 credentials");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("none of 4 credentials");
    }
}
