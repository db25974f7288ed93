using System.Text.Json.Nodes;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>One thing is removed or broken in prod: the first finding names it, and not a consequence.</summary>
public sealed class FirstFindingTests
{
    [Theory]
    [InlineData("a site without its identity", """{"change":{"chat-site":{"identity":null}}}""", "chat-site", "has no identity")]
    [InlineData(
        "sites without their package",
        """{"settings":{"chat-site":{"WEBSITE_RUN_FROM_PACKAGE":null},"chat-staging-slot":{"WEBSITE_RUN_FROM_PACKAGE":null}}}""",
        "chat-staging-slot",
        "WEBSITE_RUN_FROM_PACKAGE is not set"
    )]
    [InlineData(
        "a site without its package",
        """{"settings":{"chat-site":{"WEBSITE_RUN_FROM_PACKAGE":null}}}""",
        "chat-site",
        "WEBSITE_RUN_FROM_PACKAGE is not set"
    )]
    [InlineData(
        "search units that do not exist",
        """{"change":{"search-service":{"replicaCount":12,"partitionCount":12}}}""",
        "search-service",
        "search units"
    )]
    [InlineData("no container of documents", """{"drop":["documents-container"]}""", "chat-staging-slot", "names the container documents")]
    [InlineData("no container of packages", """{"drop":["packages-container"]}""", "chat-staging-slot", "container packages")]
    [InlineData("no embedding deployment", """{"drop":["ai-embedding"]}""", "chat-staging-slot", "is no deployment of the stack")]
    [InlineData("no sign-in", """{"drop":["chat-sign-in"]}""", "chat-site", "no authsettingsV2 requires a sign-in")]
    [InlineData(
        "a retired runtime of the site",
        """{"change":{"chat-site":{"siteConfig.linuxFxVersion":"DOTNETCORE|6.0"}}}""",
        "chat-site",
        "whose support ended on"
    )]
    [InlineData(
        "a misspelt setting of the site",
        """{"settings":{"chat-site":{"Chat__Mode":null,"Chat__Mod":"Azure"}}}""",
        "chat-site",
        "Chat__Mode is required"
    )]
    [InlineData(
        "a name that Linux rejects",
        """{"settings":{"chat-site":{"Chat:Contact":"mailto:help@example.com"}}}""",
        "chat-site",
        "has a colon"
    )]
    [InlineData(
        "a development mode",
        """{"settings":{"chat-site":{"ASPNETCORE_ENVIRONMENT":"Development"}}}""",
        "chat-site",
        "is Development in production"
    )]
    [InlineData(
        "references by another identity",
        """{"change":{"chat-site":{"keyVaultReferenceIdentity":"11111111-2222-4333-8444-555555555555"}}}""",
        "chat-site",
        "keyVaultReferenceIdentity is"
    )]
    [InlineData("a plan of a size that does not exist", """{"change":{"chat-plan":{"sku.name":"P1v5"}}}""", "chat-plan", "P1v5")]
    public async Task The_first_finding_names_the_cause(string fault, string change, string resource, string cause)
    {
        var prod = (await PlannedStack.PlanAsync("prod")).Plan;
        var known = Judging.Of(prod).Findings;

        var first = Judging.Of(PlanChange.Apply(prod, JsonNode.Parse(change)!.AsObject())).Findings.First(each => !known.Contains(each));

        Assert.True(
            first.Resource == resource && first.Message.Contains(cause, StringComparison.Ordinal),
            $"{fault}: {first.Resource}: {first.Message}"
        );
    }
}
