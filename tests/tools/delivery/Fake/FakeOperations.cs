using System.Globalization;
using System.Text.Json.Nodes;

namespace Delivery.Tests.Fake;

/// <summary>What goes on after the answer: told by Azure-AsyncOperation, or by Location alone, and done at the last look.</summary>
internal sealed class FakeOperations
{
    public const int RetryAfterSeconds = 17;
    private readonly List<(int[] Left, Action Done, string? Failure, bool IsTold)> _operations = [];

    /// <param name="isTold">True for a state of its own, false for the status of HTTP alone.</param>
    public FakeReply Begin(int looks, Action done, bool isTold, string? failure = null, FakeReply? first = null)
    {
        _operations.Add(([looks], done, failure, isTold));
        var place =
            "https://management.azure.com/subscriptions/s/providers/Microsoft.Fake/operations/"
            + $"{_operations.Count - 1}?api-version=2020-01-01";
        var reply = first ?? new FakeReply(202);
        return reply with
        {
            Headers = new()
            {
                [isTold ? "Azure-AsyncOperation" : "Location"] = place,
                ["Retry-After"] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    public FakeReply Look(string path)
    {
        var (left, done, failure, isTold) = _operations[int.Parse(path[(path.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture)];
        var wait = new Dictionary<string, string> { ["Retry-After"] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture) };
        if (--left[0] > 0)
        {
            return isTold
                ? new FakeReply(200, new JsonObject { ["status"] = "InProgress" }) { Headers = wait }
                : new FakeReply(202) { Headers = wait };
        }

        if (failure is not null)
        {
            return isTold
                ? new FakeReply(
                    200,
                    new JsonObject
                    {
                        ["status"] = "Failed",
                        ["error"] = new JsonObject { ["code"] = failure, ["message"] = "it did not work" },
                    }
                )
                : FakeReply.Error(409, failure, "it did not work");
        }

        if (left[0] == 0)
        {
            done();
        }

        return isTold ? new FakeReply(200, new JsonObject { ["status"] = "Succeeded" }) : new FakeReply(204);
    }
}
