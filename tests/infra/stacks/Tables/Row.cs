using Xunit.Sdk;

namespace Stacks.Tests;

/// <summary>One thing that the references deploy or that breaks for others, and what became of it here.</summary>
/// <param name="Id">As in the reference's own list.</param>
internal sealed record Row(string Id)
{
    /// <summary>Fails where the plan does not have it.</summary>
    public Action<PlannedStack>? Met { get; init; }

    /// <summary>Why it is not done; stands in docs/parity.md in the same words.</summary>
    public string? Refused { get; init; }

    /// <summary>A command or a text that covers what no plan can show: file and words in it.</summary>
    public (string File, string Words)? Documented { get; init; }

    public static Row Is(string id, Action<PlannedStack> met) => new(id) { Met = met };

    public static Row No(string id, string reason) => new(id) { Refused = reason };

    public static Row In(string id, string file, string words) => new(id) { Documented = (file, words) };

    public void Check(PlannedStack stack)
    {
        if (Met is not null)
        {
            Met(stack);
        }
        else if (Refused is not null)
        {
            Assert.True(Refused.Length > 20, $"{Id} is refused without a reason");
            Assert.Contains(Refused, PlannedStack.Read("docs/parity.md"));
        }
        else if (Documented is { } documented)
        {
            Assert.Contains(documented.Words, PlannedStack.Read(documented.File));
        }
        else
        {
            throw new XunitException($"{Id} is neither met, refused nor documented");
        }
    }
}
