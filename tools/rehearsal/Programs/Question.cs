using Rehearsal.Time;

namespace Rehearsal.Programs;

/// <summary>Hands a question of a program to the thread of the virtual time.</summary>
internal static class Question
{
    public static async Task<T> AskAsync<T>(Inbox inbox, Traffic traffic, string key, Func<Task<T>> answer)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        inbox.Add(key, () => _ = AnswerAsync());
        traffic.Hold();
        return await result.Task;

        async Task AnswerAsync()
        {
            try
            {
                var value = await answer();
                traffic.Release();
                result.SetResult(value);
            }
            catch (Exception exception)
            {
                // Whatever it is, the program must not be left waiting.
                traffic.Release();
                result.SetException(exception);
            }
        }
    }
}
