using System.Runtime.CompilerServices;
using App.Tests.History;
using App.Tests.LanguageModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Chat;

public sealed class LeavingTests
{
    [Fact]
    public async Task A_model_failure_after_a_client_disconnect_is_not_logged_as_an_error()
    {
        var outermost = new Outermost();
        await using var app = new ChatApplication
        {
            Model = new ScriptedModel(FailsWhenLeft),
            Replace = services => services.AddSingleton<IStartupFilter>(outermost),
        };

        using (var response = await app.AskAsync(ModelApplication.Question))
        {
            using var answer = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await answer.ReadLineAsync() != "event: delta") { }
        }

        Assert.Null(await outermost.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> FailsWhenLeft([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ScriptedModel.Word("Measure");
        var left = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(left.SetResult);
        await left.Task;
        throw new TimeoutException("The model was silent.");
    }

    private sealed class Outermost : IStartupFilter
    {
        public TaskCompletionSource<Exception?> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, following) =>
                    {
                        try
                        {
                            await following(context);
                            Ended.TrySetResult(null);
                        }
                        catch (Exception unhandled)
                        {
                            Ended.TrySetResult(unhandled);
                            throw;
                        }
                    }
                );
                next(app);
            };
    }
}
