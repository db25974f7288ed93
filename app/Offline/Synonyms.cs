using App.Retrieval;

namespace App.Offline;

/// <summary>Technical terms with the same meaning. A keyword index needs the list; a language model does not.</summary>
internal static class Synonyms
{
    private const string Lines = """
        agent assistant bot chat chatbot copilot
        gpt llm model
        live prod production
        dev development
        environment stage staging tier
        bill budget cheap cost expense expensive money price pricing spend
        dashboard metric monitor monitoring workbook
        document docx file pdf
        database sql
        authenticate authentication log login sign signin
        index reindex
        rerun run
        groundedness hallucinate invent
        credential key password secret
        network vnet
        permission rbac role
        disaster dr failover outage recovery
        revert roll rollback undo
        delete erase forget remove withdraw
        filter moderation
        benchmark eval evaluate evaluation test
        deploy release rollout ship
        log logging telemetry trace
        access allowed authorised authorized permitted permission
        personal pii
        forecast predict prediction predictive
        big large
        little small
        answer reply response
        call request
        customer people user
        harmful hate offensive toxic
        fast latency quick slow
        defend protect secure
        hand manual portal
        backend orchestration orchestrator server
        retries retry
        capacity limit quota
        chunk passage piece
        embedding vector
        new newer next upgrade
        ci pipeline workflow
        """;

    private static readonly string[][] Groups =
    [
        .. Lines.Split('\n').Select(line => Terms.Of(line).Distinct(StringComparer.Ordinal).ToArray()),
    ];

    public static IEnumerable<string> Of(string stem) =>
        Groups.Where(group => group.Contains(stem)).SelectMany(group => group).Where(word => word != stem).Distinct(StringComparer.Ordinal);
}
