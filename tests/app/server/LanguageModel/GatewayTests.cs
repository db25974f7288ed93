using System.Collections.Concurrent;
using App.LanguageModel;
using App.Tests.Credentials;
using Microsoft.AspNetCore.Http;

namespace App.Tests.LanguageModel;

/// <summary>The app with a gateway in place of the accounts: the same protocol at another address, and limits for each user.</summary>
public sealed class GatewayTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));
    private readonly ConcurrentQueue<string> users = [];

    [Fact]
    public async Task A_gateway_gets_the_call_of_an_account_with_the_hash_of_the_user()
    {
        await using var gateway = await GatewayAsync(context => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = On(gateway, isGateway: true);

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);

        Assert.Equal(2, users.Count);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(users.Distinct()));
        Assert.All(gateway.Requests, request => Assert.StartsWith("Bearer token-", request.Authorization));
    }

    [Fact]
    public async Task An_account_gets_no_name_of_the_user()
    {
        await using var account = await GatewayAsync(context => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = On(account, isGateway: false);

        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal("", Assert.Single(users));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task The_limit_of_one_user_at_a_gateway_does_not_stop_the_next_call(bool isGateway, int calls)
    {
        await using var gateway = await GatewayAsync(context =>
            FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "3600"))
        );
        using var app = On(gateway, isGateway);

        Assert.Equal("throttled", (await app.EventsAsync(ModelApplication.Question))[^1].Text("code"));
        Assert.Equal("throttled", (await app.EventsAsync(ModelApplication.Question))[^1].Text("code"));

        Assert.Equal(calls, gateway.Calls);
    }

    [Fact]
    public async Task A_used_up_day_is_no_missing_permission()
    {
        await using var gateway = await GatewayAsync(context => RefuseAsync(context, users.Count == 1 ? [("Retry-After", "40000")] : []));
        using var app = On(gateway, isGateway: true);

        Assert.Equal("used_up", (await app.EventsAsync(ModelApplication.Question))[^1].Text("code"));
        Assert.Equal("not_allowed", (await app.EventsAsync(ModelApplication.Question))[^1].Text("code"));

        static Task RefuseAsync(HttpContext context, (string, string)[] headers) =>
            FakeAzureOpenAI.RefuseAsync(context, 403, headers: headers);
    }

    private ChatApplication On(FakeAzureOpenAI endpoint, bool isGateway)
    {
        var app = ModelApplication.On(credential, endpoint);
        app.Settings["AzureAI:Gateway"] = isGateway ? "true" : "false";
        return app;
    }

    private Task<FakeAzureOpenAI> GatewayAsync(Func<HttpContext, Task> answer) =>
        FakeAzureOpenAI.StartAsync(
            (context, _) =>
            {
                users.Enqueue(context.Request.Headers[UserOfQuestion.Header].ToString());
                return answer(context);
            }
        );
}
