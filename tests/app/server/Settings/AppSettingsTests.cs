using System.Text.RegularExpressions;
using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Settings;

public sealed partial class AppSettingsTests
{
    [Fact]
    public void Outside_production_everything_has_a_default()
    {
        var settings = Read("Development", []);

        Assert.Equal("Offline", settings.Chat.Mode);
        Assert.Equal(30, settings.Limits.RequestsPerMinute);
        Assert.Equal(TimeSpan.FromSeconds(15), settings.Chat.Heartbeat);
    }

    [Fact]
    public void In_production_the_mode_is_required()
    {
        var problem = Assert.Single(Problems("Production", []));

        Assert.Equal("Chat:Mode must be Offline, Azure or OpenAICompatible, got nothing; set Chat__Mode=Offline", problem);
    }

    [Fact]
    public void The_mode_is_case_insensitive() =>
        Assert.Equal("Offline", Read("Production", new() { ["Chat:Mode"] = "offline" }).Chat.Mode);

    [Fact]
    public void All_problems_are_reported_with_value_and_fix() =>
        Assert.Equal(
            [
                "Chat:Mode must be Offline, Azure or OpenAICompatible, got 'Magic'; set Chat__Mode=Offline",
                "Chat:HeartbeatSeconds must be a whole number from 1 to 120, got 'soon'; set Chat__HeartbeatSeconds=15",
                "Chat:RequestsPerMinute must be a whole number from 1 to 6000, got '0'; set Chat__RequestsPerMinute=30",
                "Chat:WordPauseMilliseconds must be a whole number from 0 to 1000, got '1.5'; set Chat__WordPauseMilliseconds=12",
            ],
            Problems(
                "Production",
                new()
                {
                    ["Chat:Mode"] = "Magic",
                    ["Chat:RequestsPerMinute"] = "0",
                    ["Chat:HeartbeatSeconds"] = "soon",
                    ["Chat:WordPauseMilliseconds"] = "1.5",
                }
            )
        );

    [Fact]
    public void An_empty_endpoint_counts_as_not_set() =>
        Assert.Equal(
            [
                "AzureAI:Endpoints:0 must be an https address, got nothing; "
                    + "set AzureAI__Endpoints__0=https://<account>.openai.azure.com/",
            ],
            Problems(
                "Production",
                new()
                {
                    ["Chat:Mode"] = "Azure",
                    ["AzureAI:Endpoints:0"] = "",
                    ["AzureAI:ChatDeployment"] = "chat",
                    ["Search:Bundled"] = "true",
                }
            )
        );

    [Fact]
    public void Azure_mode_reports_every_missing_or_invalid_model_setting() =>
        Assert.Equal(
            [
                "AzureAI:Endpoints:0 must be an https address, got 'http://models.example.com/'; "
                    + "set AzureAI__Endpoints__0=https://<account>.openai.azure.com/",
                "AzureAI:ChatDeployment must be the name of a deployment, got nothing; set AzureAI__ChatDeployment=chat",
                "AzureAI:FirstTokenSeconds must be a whole number from 1 to 120, got '0'; set AzureAI__FirstTokenSeconds=30",
            ],
            Problems(
                "Development",
                new()
                {
                    ["Chat:Mode"] = "Azure",
                    ["AzureAI:Endpoints:0"] = "http://models.example.com/",
                    ["AzureAI:FirstTokenSeconds"] = "0",
                }
            )
        );

    [Fact]
    public void Azure_mode_requires_an_endpoint() =>
        Assert.Equal(
            [
                "AzureAI:Endpoints:0 must be an https address, got nothing; "
                    + "set AzureAI__Endpoints__0=https://<account>.openai.azure.com/",
            ],
            Problems("Development", new() { ["Chat:Mode"] = "Azure", ["AzureAI:ChatDeployment"] = "chat" })
        );

    [Fact]
    public void Operations_settings_are_validated_without_showing_secrets() =>
        Assert.Equal(
            [
                "Hosting:NoticeSeconds must be a whole number from 0 to 60, got '61'; set Hosting__NoticeSeconds=3",
                "Hosting:DrainSeconds must be a whole number from 1 to 120, got '0'; set Hosting__DrainSeconds=30",
                "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT must be false in Production, "
                    + "where message content is not recorded, got 'true'; "
                    + "set OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=false",
                "APPLICATIONINSIGHTS_CONNECTION_STRING must be a connection string with an InstrumentationKey, got 'nothing'; "
                    + "set APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=<id>;"
                    + "IngestionEndpoint=https://<region>.in.applicationinsights.azure.com/",
                "OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address, got 'collector:4317'; "
                    + "set OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317",
                "Telemetry:TracePercent must be a whole number from 1 to 100, got '0'; set Telemetry__TracePercent=100",
                "Privacy:PseudonymKey must have at least 32 characters, got 5; set Privacy__PseudonymKey=<a Key Vault secret>",
                "KeyVault:Uri must be an https address, got 'http://vault.example/'; "
                    + "set KeyVault__Uri=https://<vault>.vault.azure.net/",
            ],
            Problems(
                "Production",
                new()
                {
                    ["Chat:Mode"] = "Offline",
                    ["Hosting:NoticeSeconds"] = "61",
                    ["Hosting:DrainSeconds"] = "0",
                    ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true",
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "nothing",
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317",
                    ["Telemetry:TracePercent"] = "0",
                    ["Privacy:PseudonymKey"] = "short",
                    ["KeyVault:Uri"] = "http://vault.example/",
                }
            )
        );

    [Fact]
    public void Telemetry_is_off_without_a_destination()
    {
        Assert.False(Read("Development", []).Telemetry.IsOn);
        Assert.True(
            Read("Development", new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4317" }).Telemetry
                is { IsOn: true, ToCollector: true, AzureMonitor: null }
        );
        Assert.True(
            Read("Development", new() { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=1" }).Telemetry
                is { IsOn: true, ToCollector: false }
        );
    }

    /// <summary>As infra sets them, in a mode that reads few of them.</summary>
    [Fact]
    public void Every_setting_of_the_deployment_is_known() =>
        Assert.Empty(
            Read(
                "Production",
                new()
                {
                    ["Chat:Mode"] = "Offline",
                    ["Release:Version"] = "d",
                    ["Release:Commit"] = "c",
                    ["Release:Slot"] = "staging",
                    ["Hosting:TrustedHops"] = "1",
                    ["AZURE_CLIENT_ID"] = "i",
                    ["AzureAI:ChatDeployment"] = "chat",
                    ["AzureAI:EmbeddingDeployment"] = "embedding",
                    ["AzureAI:Endpoints:0"] = "https://x/",
                    ["Search:Endpoint"] = "https://x/",
                    ["Search:Index"] = "knowledge",
                    ["Documents:ContainerUri"] = "https://x/",
                    ["KeyVault:Uri"] = "https://x/",
                    ["Prediction:Endpoint"] = "https://x/",
                }
            ).Unknown.Names
        );

    [Fact]
    public void A_missing_knowledge_folder_is_reported() =>
        Assert.StartsWith(
            "Knowledge:Folder must be an existing folder, got 'no/such/folder'",
            Problems("Development", new() { ["Knowledge:Folder"] = "no/such/folder" }).Single()
        );

    [Fact]
    public void Invalid_history_and_contact_settings_are_reported() =>
        Assert.Equal(
            [
                "Chat:Contact must be an address that starts with https: or mailto:, got 'javascript:alert(1)'; "
                    + "set Chat__Contact=mailto:help@example.com",
                "History:RetentionDays must be a whole number from 1 to 3650, got '0'; set History__RetentionDays=30",
                "History:Table must be 3 to 63 letters and digits, starting with a letter, got 'a-b'; set History__Table=conversations",
                "History:TableEndpoint must be an address that starts with https:, got 'http://127.0.0.1/'; "
                    + "set History__TableEndpoint=https://<account>.table.core.windows.net/",
            ],
            Problems(
                "Development",
                new()
                {
                    ["Chat:Contact"] = "javascript:alert(1)",
                    ["History:TableEndpoint"] = "http://127.0.0.1/",
                    ["History:Table"] = "a-b",
                    ["History:RetentionDays"] = "0",
                }
            )
        );

    [Fact]
    public void A_choice_of_three_names_all_of_them()
    {
        var read = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([new("Chat:Size", "huge")]).Build());
        read.Choice("Chat:Size", ["small", "medium", "large"], null);

        Assert.Equal(
            ["Chat:Size must be small, medium or large, got 'huge'; set Chat__Size=small"],
            Assert.Throws<SettingsException>(read.ThrowIfWrong).Problems
        );
    }

    [Theory]
    [InlineData("Chat:Mode is missing; set Chat__Mode=Offline")]
    [InlineData("Chat:Mode must be Offline, Azure or OpenAICompatible; set Chat__Mode=Offline")]
    [InlineData("Chat:Mode must be Offline, Azure or OpenAICompatible, got 'Magic'")]
    public void A_problem_without_limits_value_or_command_breaks_the_grammar(string problem) => Assert.DoesNotMatch(Grammar(), problem);

    /// <summary>The tests of infra hold the same form.</summary>
    [GeneratedRegex("^\\S+ must .+, got (nothing|'.*'|[0-9]+)[^;]*; set [A-Za-z0-9_]+=.+$")]
    private static partial Regex Grammar();

    private static IReadOnlyList<string> Problems(string environment, Dictionary<string, string?> values)
    {
        var problems = Assert.Throws<SettingsException>(() => Read(environment, values)).Problems;
        Assert.All(problems, problem => Assert.Matches(Grammar(), problem));
        return problems;
    }

    private static AppSettings Read(string environment, Dictionary<string, string?> values) =>
        AppSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values).Build(),
            new HostEnvironment { EnvironmentName = environment }
        );
}
