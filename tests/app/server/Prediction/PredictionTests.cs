using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Prediction;

/// <summary>POST /api/predictions against a real HTTP server in the place of the online endpoint.</summary>
public sealed class PredictionTests
{
    private static readonly object Rows = new { columns = new[] { "age", "plan" }, rows = new object[][] { [41, "basic"], [23, "pro"] } };

    [Fact]
    public async Task Rows_are_sent_in_the_model_format_with_the_token_of_the_app()
    {
        string? body = null,
            authorization = null;
        await using var model = await StartAsync(async context =>
        {
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            authorization = context.Request.Headers.Authorization;
            await context.Response.WriteAsync("""[0.9, "stays"]""");
        });

        var answer = await AskAsync(model, Rows);

        Assert.Equal("""{"predictions":[0.9,"stays"]}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("""{"input_data":{"columns":["age","plan"],"index":[0,1],"data":[[41,"basic"],[23,"pro"]]}}""", body);
        Assert.Equal("Bearer a-token-for-https://ml.azure.com/.default", authorization);
    }

    [Fact]
    public async Task A_busy_prediction_endpoint_is_retried()
    {
        var calls = 0;
        await using var model = await StartAsync(context =>
        {
            if (++calls == 1)
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "0";
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("[1, 0]");
        });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(model, Rows)).StatusCode);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(401, "[1, 0]")]
    [InlineData(200, "[1]")]
    [InlineData(200, "no JSON")]
    [InlineData(200, """[[1], [0]]""")]
    [InlineData(200, """{"error": "a stack trace"}""")]
    public async Task An_invalid_prediction_returns_503_with_Retry_After_and_no_details(int status, string answer)
    {
        await using var model = await StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(answer);
        });

        var refusal = await AskAsync(model, Rows);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.StatusCode);
        Assert.Equal("30", refusal.Headers.RetryAfter!.ToString());
        Assert.DoesNotContain(answer, await refusal.Content.ReadAsStringAsync());
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { """{"columns":["a"],"rows":[[1,2]]}""", "one value per column" },
            { """{"columns":["a","a"],"rows":[[1,2]]}""", "1 to 50 different names" },
            { """{"columns":["a"],"rows":[]}""", "1 to 100 rows" },
            { """{"columns":["a"],"rows":[[{"b":1}]]}""", "must contain only numbers, strings, true, false or null" },
            { """{"columns":["a"],"rows":[null]}""", "one value per column" },
            { """{"columns":["a"],"rows":[[1]],"model":"other"}""", "it can have columns and rows" },
            { "[]", "it can have columns and rows" },
            { "null", "1 to 50 different names" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_request_is_rejected_before_the_model_is_called(string body, string reason)
    {
        var calls = 0;
        await using var model = await StartAsync(_ =>
        {
            calls++;
            return Task.CompletedTask;
        });
        using var app = Application(model);

        var refusal = await app.CreateClient()
            .PostAsync("/api/predictions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains(reason, await refusal.Content.ReadAsStringAsync());
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Without_a_model_the_endpoint_does_not_exist()
    {
        using var app = new ChatApplication();

        var client = app.CreateClient();

        Assert.Equal(
            (await client.PostAsJsonAsync("/api/nothing", Rows)).StatusCode,
            (await client.PostAsJsonAsync("/api/predictions", Rows)).StatusCode
        );
    }

    [Fact]
    public async Task A_client_disconnect_cancels_the_prediction_call()
    {
        var stopped = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var model = await StartAsync(async context =>
        {
            context.RequestAborted.Register(stopped.SetResult);
            asked.SetResult();
            await stopped.Task;
        });
        using var app = Application(model);
        using var leave = new CancellationTokenSource();

        var answer = app.CreateClient().PostAsJsonAsync("/api/predictions", Rows, leave.Token);
        await asked.Task;
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await stopped.Task;
    }

    private static async Task<HttpResponseMessage> AskAsync(WebApplication model, object rows)
    {
        using var app = Application(model);
        return await app.CreateClient().PostAsJsonAsync("/api/predictions", rows);
    }

    private static ChatApplication Application(WebApplication model) =>
        new() { Settings = { ["Prediction:Endpoint"] = $"{model.Urls.Single()}/score" }, Credential = new FixedToken() };

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = builder.Build();
        model.Run(answer);
        await model.StartAsync();
        return model;
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancellationToken) =>
            new($"a-token-for-{context.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(context, cancellationToken));
    }
}
