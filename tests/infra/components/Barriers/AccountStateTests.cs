using Infra.Components.Web;
using Moq;

namespace Infra.Tests.Barriers;

/// <summary>The provider takes an AI account for complete in the state Accepted, in which Azure rejects children and endpoints.</summary>
public sealed class AccountStateTests
{
    [Fact]
    public async Task Children_of_an_account_wait_until_it_has_succeeded()
    {
        var azure = new SlowAzure { AccountState = read => read < 4 ? "Accepted" : "Succeeded" };

        await BuildAsync(azure);

        Assert.Equal(4, ReadsBefore(azure, "ai-filter"));
        Assert.Equal(TimeSpan.FromSeconds(30), azure.TimeOf("ai-filter") - azure.TimeOf("ai-account"));
    }

    /// <summary>The network sees the state minutes after the account itself, and no request shows when.</summary>
    [Theory]
    [InlineData(40, 140)]
    [InlineData(179, 1)]
    [InlineData(180, 0)]
    [InlineData(-5, 180)]
    [InlineData(null, 180)]
    public async Task An_endpoint_waits_until_the_accounts_last_change_is_three_minutes_old(int? age, int wait)
    {
        var azure = new SlowAzure { AccountAge = age is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

        await BuildAsync(azure);

        Assert.Equal(1, ReadsBefore(azure, "ai-embedding"));
        Assert.Equal(2, ReadsBefore(azure, "ai-endpoint"));
        Assert.Equal(TimeSpan.FromSeconds(wait), azure.TimeOf("ai-endpoint") - azure.TimeOf("ai-embedding"));
    }

    [Fact]
    public async Task An_endpoint_waits_until_the_account_has_succeeded_after_the_last_child()
    {
        // The first read is the one before the children.
        string[] states = ["Succeeded", "Accepted", "Accepted", "Succeeded"];
        var azure = new SlowAzure { AccountState = read => states[read - 1] };

        await BuildAsync(azure);

        Assert.Equal(4, ReadsBefore(azure, "ai-endpoint"));
        Assert.Equal(TimeSpan.FromSeconds(20), azure.TimeOf("ai-endpoint") - azure.TimeOf("ai-embedding"));
    }

    [Fact]
    public async Task An_account_that_stays_accepted_ends_the_update_after_ten_minutes()
    {
        var azure = new SlowAzure { AccountState = _ => "Accepted" };
        var start = azure.Clock.GetUtcNow();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => BuildAsync(azure));

        Assert.Contains("must reach the state Succeeded, got 'Accepted' after 60 reads", error.ToString());
        Assert.Contains("--status Failed, run pulumi up again", error.ToString());
        Assert.True(azure.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(11));
        Assert.DoesNotContain("ai-filter", azure.Requests);
    }

    [Fact]
    public async Task An_account_that_failed_ends_the_update_at_once()
    {
        var azure = new SlowAzure { AccountState = _ => "Failed" };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => BuildAsync(azure));

        Assert.Contains("got 'Failed' after 1 reads", error.ToString());
        Assert.Matches(
            "repeat its last change, az cognitiveservices account update --name \\S+ --resource-group \\S+, and",
            error.ToString()
        );
        Assert.Equal(1, ReadsBefore(azure, "ai-filter"));
    }

    /// <summary>The endpoint waits for the last child; an update of some targets may leave that out.</summary>
    [Fact]
    public async Task A_child_that_is_not_created_fails_no_update_of_other_targets()
    {
        var azure = new SlowAzure { Skipped = "ai-embedding" };

        await BuildAsync(azure);

        Assert.Equal(1, azure.Reads);
        Assert.Contains("ai-endpoint", azure.Requests);
    }

    [Fact]
    public async Task A_preview_reads_no_account()
    {
        var azure = new SlowAzure();

        await BuildAsync(azure, isPreview: true);

        Assert.Equal(0, azure.Reads);
        Assert.Contains("ai-endpoint", azure.Requests);
    }

    private static int ReadsBefore(SlowAzure azure, string resource) =>
        azure.Requests.TakeWhile(request => request != resource).Count(request => request == "state");

    private static Task BuildAsync(SlowAzure azure, bool isPreview = false) =>
        Stack.BuildAsync(Config.Settings(), isPreview, azure, Mock.Of<IPackageUploader>(), azure.Clock);
}
