namespace Infra.Settings;

/// <summary>The keys about AI Search.</summary>
internal static class SearchKeys
{
    public static SearchSettings Read(SettingsReader read, NetworkMode network, string location)
    {
        var given = read.Choice("searchSku", [.. SearchSku.All.Select(sku => sku.Name)]);
        var sku = SearchSku.All.FirstOrDefault(sku => sku.Name == given) ?? SearchSku.All[^1];
        var ranker = read.Choice("semanticSearch", "disabled", "free", "standard");
        return new()
        {
            Location = read.OptionalLocation("searchLocation") ?? location,
            Sku = sku,
            Replicas = read.Number("searchReplicas", 1, sku.MaxReplicas),
            SemanticRanker = ranker,
            UsesIndexer = UsesIndexer(read, network, given),
            KnowledgeBase = KnowledgeBase(read, network, ranker),
        };
    }

    private static bool KnowledgeBase(SettingsReader read, NetworkMode network, string ranker)
    {
        if (!read.Flag("knowledgeBase"))
        {
            return false;
        }

        if (network == NetworkMode.Public)
        {
            read.Reject(
                "knowledgeBase",
                "must be false in a public network, got 'true': the app answers from its bundled documents there",
                "false"
            );
        }

        if (ranker == "disabled")
        {
            read.Reject(
                "semanticSearch",
                "must be free or standard with knowledgeBase, got 'disabled': a knowledge base ranks with it",
                "free"
            );
        }

        return true;
    }

    private static bool UsesIndexer(SettingsReader read, NetworkMode network, string sku)
    {
        var given = read.Choice("ingestion", "app", "indexer");
        if (given != "indexer")
        {
            return false;
        }

        if (network == NetworkMode.Public)
        {
            read.Reject(
                "ingestion",
                "must be app in a public network, got 'indexer': the app answers from its bundled documents there",
                "app"
            );
        }

        if (sku == "basic")
        {
            // Microsoft, "Service limits in Azure AI Search", indexer limits.
            read.Reject(
                "searchSku",
                "must be standard, standard2 or standard3 with ingestion indexer, got 'basic': indexers of the basic tier read 512,000 "
                    + "characters of a document and leave out the rest",
                "standard"
            );
        }

        return true;
    }
}
