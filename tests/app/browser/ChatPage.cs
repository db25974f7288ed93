using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>The page in the browser. Closing it fails the test if the console showed an error or a request left the app.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    // All profiles of a browser share the clipboard.
    private static readonly SemaphoreSlim Clipboard = new(1, 1);

    private readonly PagePool pool;
    private readonly BrowserProfile profile;
    private readonly List<string> errors = [];

    private ChatPage(PagePool pool, BrowserProfile profile) => (this.pool, this.profile) = (pool, profile);

    public IPage Page => profile.Page;

    /// <summary>A clock of the page's own. It cannot be removed, so the profile ends with the test.</summary>
    public IClock Clock
    {
        get
        {
            IsReusable = false;
            return Page.Clock;
        }
    }

    /// <summary>False if the test changes what a reset does not restore. The profile then ends with the test.</summary>
    public bool IsReusable { get; set; } = true;

    /// <summary>Errors that the test causes on purpose, by a part of their text.</summary>
    public List<string> ExpectedErrors { get; } = [];

    public ILocator Question => Page.GetByLabel("Your question");

    public ILocator Send => Page.Locator("#send");

    public ILocator Answer => Page.Locator(".answer").Last;

    public ILocator Chips => Answer.Locator(".text .chip");

    public ILocator Announcer => Page.Locator("#announcer");

    public ILocator Conversations => Page.GetByRole(AriaRole.Dialog);

    public ILocator Titles => Conversations.Locator(".choose .title");

    public ILocator Source => Page.Locator("#source");

    /// <param name="session">What /api/session answers; the app's own answer if null.</param>
    /// <param name="script">Runs before the page's own.</param>
    public static async Task<ChatPage> OpenAsync(PagePool pool, PageLook look, string? session, string? script)
    {
        var chat = new ChatPage(pool, await pool.TakeAsync(look)) { IsReusable = script is null };
        var page = chat.Page;
        page.Console += chat.OnConsole;
        page.PageError += chat.OnPageError;
        page.Request += chat.OnRequest;
        if (script is not null)
            await page.AddInitScriptAsync(script);
        if (session is not null)
            await page.RouteAsync("**/api/session", route =>
                route.FulfillAsync(new() { ContentType = "application/json", Body = session })
            );
        await page.GotoAsync(pool.Address);
        await page.Locator("body[data-ready]").WaitForAsync();
        return chat;
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            errors.Add(message.Text);
    }

    private void OnPageError(object? sender, string error) => errors.Add(error);

    private void OnRequest(object? sender, IRequest request)
    {
        if (!request.Url.StartsWith(pool.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            errors.Add($"The page asked for {request.Url}");
    }

    public async Task StartAsync(string question)
    {
        // A script can type beneath a modal dialog, and its Enter goes to the dialog.
        await Expect(Page.Locator("dialog:modal")).ToHaveCountAsync(0);
        await Question.FillAsync(question);
        await Question.PressAsync("Enter");
    }

    public async Task AskAsync(string question)
    {
        await StartAsync(question);
        await ExpectState("done");
    }

    /// <summary>Stops each further answer after its first words, until <see cref="ReleaseAnswersAsync"/>.</summary>
    public Task HoldAnswersAsync() =>
        Page.EvaluateAsync(
            """
            () => {
              const real = window.fetch;
              const released = new Promise((resolve) => (window.releaseAnswers = resolve));
              window.fetch = async (address, options) => {
                const response = await real(address, options);
                if (!String(address).endsWith('api/chat')) return response;
                const stopped = new Promise((_, reject) =>
                  options.signal.addEventListener('abort', () => reject(options.signal.reason)));
                stopped.catch(() => {});
                const events = (await response.text()).split(/(?<=\n\n)/);
                const words = events.findIndex((event) => event.startsWith('event: delta')) + 5;
                const parts = [events.slice(0, words), events.slice(words)].map((part) => new TextEncoder().encode(part.join('')));
                const body = new ReadableStream({
                  async pull(stream) {
                    if (parts.length === 1) await Promise.race([released, stopped]);
                    stream.enqueue(parts.shift());
                    if (parts.length === 0) stream.close();
                  },
                }, { highWaterMark: 0 });
                return new Response(body, response);
              };
            }
            """
        );

    public Task ReleaseAnswersAsync() => Page.EvaluateAsync("() => releaseAnswers()");

    /// <summary>Answers all further questions with this stream, without delay.</summary>
    public Task ScriptAsync(string stream) =>
        Page.RouteAsync("**/api/chat", route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = stream }));

    public async Task AskScriptedAsync(string stream, string state = "done")
    {
        await ScriptAsync(stream);
        await StartAsync("What is it?");
        await ExpectState(state);
    }

    /// <summary>Asks one more question on the same page.</summary>
    /// <param name="answers">The number of answers that the page then has.</param>
    public async Task AskScriptedAgainAsync(string stream, int answers, string state)
    {
        await Page.UnrouteAsync("**/api/chat");
        await ScriptAsync(stream);
        await StartAsync("What is it?");
        await Expect(Page.Locator(".answer")).ToHaveCountAsync(answers);
        await ExpectState(state);
    }

    /// <summary>What a click puts on the clipboard.</summary>
    public async Task<string> CopiedAsync(Func<Task> click)
    {
        await Clipboard.WaitAsync();
        try
        {
            await click();
            return await Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        }
        finally
        {
            Clipboard.Release();
        }
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task ExpectState(string state) => Expect(Answer).ToHaveClassAsync(new Regex($@"\b{state}\b"));

    public async ValueTask DisposeAsync()
    {
        Page.Console -= OnConsole;
        Page.PageError -= OnPageError;
        Page.Request -= OnRequest;
        await pool.ReturnAsync(profile, IsReusable);
        Assert.DoesNotContain(errors, error => !ExpectedErrors.Exists(error.Contains));
    }
}
