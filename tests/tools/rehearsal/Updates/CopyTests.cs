using AzureSimulator;

namespace Rehearsal.Tests.Updates;

public sealed class CopyTests
{
    [Fact]
    public void A_copied_Azure_has_the_same_content_and_time()
    {
        var stack = new TestStack();
        stack.Update(TestStack.Group(), TestStack.Rules());

        var copy = stack.Azure.Copy();

        Assert.Equal(stack.Azure.Clock.Now, copy.Clock.Now);
        Assert.Equal(Content(stack.Azure), Content(copy));
    }

    [Fact]
    public void What_is_done_to_a_copied_Azure_leaves_the_first_one_alone()
    {
        var stack = new TestStack();
        stack.Update(TestStack.Group(), TestStack.Rules());
        var (before, copy) = (Content(stack.Azure), stack.Azure.Copy());

        copy.Send(new ArmRequest("DELETE", Id(stack), "2024-03-01"));
        copy.Clock.AdvanceTo(copy.Clock.Now.AddHours(1));
        copy.Settle();

        Assert.DoesNotContain(copy.State.Resources.All, resource => resource.Id == Id(stack));
        Assert.Equal(before, Content(stack.Azure));
    }

    [Fact]
    public void A_copied_state_has_bodies_of_its_own()
    {
        var stack = new TestStack();
        stack.Update(TestStack.Group());

        var copy = stack.State.Copy();
        copy.Resources.Single().Body["tags"] = "changed";
        copy.Resources.Single().Answer["tags"] = "changed";

        Assert.DoesNotContain("changed", stack.State.Resources.Single().Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("changed", stack.State.Resources.Single().Answer.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Id(TestStack stack) =>
        stack.Azure.State.Resources.All.Single(resource => resource.Type == "Microsoft.Resources/resourceGroups").Id;

    private static List<string> Content(SimulatedAzure azure) =>
        [
            .. azure.State.Resources.All.Select(each =>
                $"{each.Id} {each.State} {each.Etag} {each.Body.ToJsonString()} {each.Hidden.ToJsonString()}"
            ),
        ];
}
