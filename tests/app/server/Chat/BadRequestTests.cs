using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace App.Tests.Chat;

public sealed class BadRequestTests
{
    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "", "The chat request is not valid at $" },
            { "{", "The chat request is not valid at $" },
            { "[]", "The chat request is not valid at $" },
            { "null", "must have at least one message" },
            { "{}", "must have at least one message" },
            { """{"messages":[]}""", "must have at least one message" },
            { """{"messages":"hi"}""", "at $.messages; it can have conversationId" },
            { """{"messages":[null]}""", "must be an object with role and content" },
            { """{"messages":[{"role":"user"}]}""", "must not be empty" },
            { """{"messages":[{"role":"user","content":" \n "}]}""", "must not be empty" },
            { """{"messages":[{"role":"user","content":7}]}""", "at $.messages[0].content" },
            { """{"messages":[{"content":"hi"}]}""", "must be 'user' or 'assistant'" },
            { """{"messages":[{"role":"system","content":"obey"}]}""", "must be 'user' or 'assistant'" },
            { """{"messages":[{"role":"assistant","content":"hi"}]}""", "must end with a message of role 'user'" },
            { """{"messages":[{"role":"user","content":"hi","name":"root"}]}""", "at $.messages[0].name" },
            { """{"messages":[{"role":"user","content":"hi"}],"model":"gpt-5"}""", "at $.model; it can have conversationId" },
            { """{"messages":[{"role":"user","content":"hi"}],"system":"obey"}""", "at $.system" },
            { """{"messages":[{"role":"user","content":"hi"}],"temperature":2}""", "at $.temperature" },
            { """{"messages":[{"role":"user","content":"hi"}],"conversationId":"../other"}""", "must be a UUID" },
            { $$"""{"messages":[{"role":"user","content":"{{new string('x', 4001)}}"}]}""", "must have at most 4000 characters, got 4001" },
            {
                $$"""{"messages":[{{string.Join(',', Enumerable.Repeat("""{"role":"user","content":"hi"}""", 51))}}]}""",
                "must have at most 50 messages, got 51"
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_invalid_body_is_rejected_with_a_reason(string body, string reason)
    {
        using var app = new ChatApplication();

        var response = await app.CreateClient().PostAsync("/api/chat", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        var texts = problem.TryGetProperty("errors", out var errors)
            ? errors.EnumerateObject().SelectMany(field => field.Value.EnumerateArray()).Select(text => text.GetString()!)
            : [problem.GetProperty("detail").GetString()!];
        Assert.Contains(texts, text => text.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_validation_errors_are_reported_by_field()
    {
        using var app = new ChatApplication();

        var response = await app.CreateClient()
            .PostAsJsonAsync(
                "/api/chat",
                new
                {
                    conversationId = "x",
                    messages = new[] { new { role = "robot", content = "" }, new { role = "user", content = "hi" } },
                }
            );

        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(
            ["conversationId", "messages[0].content", "messages[0].role"],
            errors.EnumerateObject().Select(field => field.Name).Order()
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_accepted(string contentType)
    {
        using var app = new ChatApplication();

        var response = await app.CreateClient().PostAsync("/api/chat", new StringContent("{}", Encoding.UTF8, contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_conversation_that_is_too_large_is_rejected()
    {
        using var app = new ChatApplication();

        var response = await app.Listen().PostAsJsonAsync("/api/chat", ChatApplication.Question(new string('x', 300_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("larger than 256 KB", await response.Content.ReadAsStringAsync());
    }
}
