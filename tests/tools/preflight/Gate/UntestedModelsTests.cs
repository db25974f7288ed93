using CommandLine;
using Planning.Updates;
using Preflight.Gate;
using Preflight.Tests.Costs;

namespace Preflight.Tests.Gate;

/// <summary>A model comes to production if test ran it in the same release, or if production runs it already.</summary>
public sealed class UntestedModelsTests
{
    private const string Old = "gpt-5.4-mini 2026-03-17";
    private const string New = "gpt-5.5 2026-04-24";

    [Theory]
    [InlineData("update", Old, Old, New, "")]
    [InlineData("same", Old, Old, New, "")]
    [InlineData("update", Old, New, New, "")]
    [InlineData("update", Old, New, Old, "chat would run gpt-5.5 2026-04-24, and this release was tested with gpt-5.4-mini 2026-03-17")]
    [InlineData("create", null, New, Old, "chat would run gpt-5.5 2026-04-24, and this release was tested with gpt-5.4-mini 2026-03-17")]
    [InlineData("create", null, New, New, "")]
    public void A_model_that_this_release_did_not_run_in_test_is_rejected(
        string operation,
        string? before,
        string after,
        string tested,
        string expected
    )
    {
        var found = Of(operation, before, after, $$"""{"models":["chat {{tested}}","embedding text-embedding-3-large 1"]}""");

        Assert.Equal(expected.Length > 0 ? 1 : 0, found.Count);
        Assert.All(found, message => Assert.Contains(expected, message));
    }

    /// <summary>Otherwise a new name would bring an untested model to production.</summary>
    [Theory]
    [InlineData("chat-fallback gpt-5.5 2026-04-24", 0)]
    [InlineData("embedding text-embedding-3-large 1", 1)]
    public void A_deployment_that_test_does_not_have_needs_a_model_that_test_ran(string tested, int findings) =>
        Assert.Equal(findings, Of("create", null, New, $$"""{"models":["{{tested}}"]}""").Count);

    [Theory]
    [InlineData("create", null, 1)]
    [InlineData("update", Old, 1)]
    [InlineData("same", "[secret] 1", 0)]
    public void A_changed_model_that_is_not_known_is_rejected(string operation, string? before, int findings)
    {
        var found = Of(operation, before, "[secret] 1", $$"""{"models":["chat {{Old}}"]}""");

        Assert.Equal(findings, found.Count);
        Assert.All(found, message => Assert.StartsWith("the model of the deployment chat is secret or not known", message));
    }

    [Theory]
    [InlineData("{}", "it has no models; deploy the release to test again")]
    [InlineData("""{"models":["chat"]}""", "a model must be PURPOSE MODEL VERSION")]
    [InlineData("""{"models":[null]}""", "a model must be PURPOSE MODEL VERSION")]
    [InlineData("none", "is no evidence of a test")]
    public void Evidence_without_models_cannot_be_used(string evidence, string message) =>
        Assert.Contains(message, Assert.Throws<Failure>(() => Of("same", Old, Old, evidence)).Message);

    private static IReadOnlyList<string> Of(string operation, string? before, string after, string evidence)
    {
        using var folder = new ProjectFolder().With("passed.json", evidence);
        var step = new PreviewStep(operation, "urn:pulumi:prod::p::t::chat", Chat(before), Chat(after), []);
        var preview = new Preview("prod", "p", [step], new Dictionary<string, int>());
        return [.. UntestedModels.Of(preview, Path.Combine(folder.Path, "passed.json")).Select(finding => finding.Message)];
    }

    private static Planning.Plans.PlannedResource? Chat(string? model) =>
        model?.Split(' ') is { } parts
            ? Plans.Resource(
                "cognitiveservices:Deployment",
                "ai-chat",
                $$"""{"deploymentName":"chat","properties":{"model":{"name":"{{parts[0]}}","version":"{{parts[1]}}" } } }"""
            )
            : null;
}
